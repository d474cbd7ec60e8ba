package dev.greenroom.operator.cloud;

import java.util.Comparator;

/**
 * A thing on AWS by the name its own service knows it by.
 *
 * @param type Pulumi type token, such as {@code aws:rds/cluster:Cluster}
 * @param id the resource's id in Pulumi's state: an identifier, an ARN or a URL, as the service has it
 * @param arn null: the service gives it none
 */
public record CloudResource(String type, String id, String arn) implements Comparable<CloudResource> {
    private static final Comparator<CloudResource> ORDER = Comparator.comparing(CloudResource::type)
            .thenComparing(CloudResource::id)
            .thenComparing(CloudResource::arn, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** By all three: revisions of a task definition share their id, the family. */
    @Override
    public int compareTo(CloudResource other) {
        return ORDER.compare(this, other);
    }
}
