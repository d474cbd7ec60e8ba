package dev.greenroom.sandbox.aws.route53;

import java.util.List;

/**
 * A resource record set.
 *
 * @param name in small letters, without a dot at the end
 * @param ttlSeconds zero with an alias
 * @param values none with an alias
 * @param alias null: the values are what it says
 */
public record RecordSet(String name, String type, int ttlSeconds, List<String> values, Alias alias) {
    public RecordSet {
        values = List.copyOf(values);
    }

    /** Another name in AWS that the record stands for. */
    public record Alias(String zoneId, String name, boolean evaluateTargetHealth) {}
}
