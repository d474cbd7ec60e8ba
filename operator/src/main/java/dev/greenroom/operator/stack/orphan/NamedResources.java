package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.cloud.CloudResource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What states and records name, to ask whether a thing is among it. By ARN where one was kept, because revisions of a task
 * definition share their id; by type and id where none was.
 */
final class NamedResources implements Predicate<CloudResource> {
    private final Set<String> arns = new HashSet<>();
    private final Set<CloudResource> withoutArn = new HashSet<>();

    void add(Collection<CloudResource> resources) {
        for (CloudResource resource : resources) {
            if (resource.arn() == null) {
                withoutArn.add(resource);
            } else {
                arns.add(plain(resource.arn()));
            }
        }
    }

    @Override
    public boolean test(CloudResource thing) {
        return (thing.arn() != null && arns.contains(plain(thing.arn())))
                || withoutArn.contains(new CloudResource(thing.type(), thing.id(), null));
    }

    /** Log groups are written with and without a wildcard for their streams. */
    private static String plain(String arn) {
        return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    }
}
