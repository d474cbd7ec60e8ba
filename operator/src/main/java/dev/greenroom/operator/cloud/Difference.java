package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.Part;

/**
 * One thing on AWS that is not as it was made, in words for people and without secrets.
 *
 * @param part whose stack holds it
 * @param what the thing, such as {@code queue jobs}
 * @param field the setting that differs; null: the thing itself is missing
 */
public record Difference(Part part, String what, String field, String wanted, String found) {

    public static Difference missing(Part part, String what) {
        return new Difference(part, what, null, "there", "missing");
    }
}
