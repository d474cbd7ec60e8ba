package dev.greenroom.operator.plan;

/**
 * One resource that a stack will hold.
 *
 * @param type Pulumi type token
 * @param name Pulumi's logical name
 * @param title what people call it, for progress and {@code explain}
 */
public record PlannedResource(String type, String name, String title) {}
