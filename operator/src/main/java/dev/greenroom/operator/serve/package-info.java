/**
 * What the operator tells monitoring: {@code /livez}, {@code /readyz} and {@code /metrics}. It asks for numbers when it is
 * asked for them and decides nothing. Labels are of few values; names of resources are never among them.
 */
package dev.greenroom.operator.serve;
