/**
 * Pulumi's awsx components (version {@value dev.greenroom.operator.pulumi.awsx.Awsx#VERSION}, the last on aws 6), bound by
 * their type tokens. Names are those of the published SDK {@code com.pulumi:awsx}, reduced to the inputs that are used; with
 * that artifact at hand this package is an import change. An input marked plain must hold no output of another resource: the
 * provider then drops it without a word.
 */
package dev.greenroom.operator.pulumi.awsx;
