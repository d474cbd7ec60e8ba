/**
 * What answers of AWS mean: names, the content of secrets, sentences. No client of AWS, and one for every adapter: the sandbox's account is
 * read by the same eyes as the true one.
 */
package dev.greenroom.operator.cloud.finding;
