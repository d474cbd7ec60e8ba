/**
 * Orphans: environments in the state backend without a custom resource, and things on AWS that carry our owner tag and that
 * no record names. Looked for now and then, told, and removed only if that is switched on. What is judged and decided
 * ({@code OrphanJudge}, {@code OrphanDecider}) is pure; {@code OrphanSweep} has the thread.
 */
package dev.greenroom.operator.stack.orphan;
