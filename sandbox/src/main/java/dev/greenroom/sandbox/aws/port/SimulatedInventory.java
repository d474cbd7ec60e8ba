package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Inventory;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists by the account's own inventory, which knows no ghosts. */
public final class SimulatedInventory implements Inventory {
    private static final String ROLE = "aws:iam/role:Role";
    private static final String SECRET = "aws:secretsmanager/secret:Secret";
    /** What AWS adds to a secret's name in its ARN: a hyphen and six characters. */
    private static final int SECRET_SUFFIX = 7;

    private final SimulatedAws aws;

    public SimulatedInventory(SimulatedAws aws) {
        this.aws = aws;
    }

    @Override
    public List<OwnedThing> inRegion(Placement placement, String clusterId, Predicate<CloudResource> known) {
        Region region = PortCalls.region(aws, placement);
        return things(clusterId, known).stream()
                .filter(thing -> !thing.resource().type().equals(ROLE))
                .filter(thing -> thing.resource().arn().split(":", -1)[3].equals(region.name()))
                .toList();
    }

    @Override
    public List<OwnedThing> inAccount(Placement placement, String clusterId, Predicate<CloudResource> known) {
        return things(clusterId, known).stream()
                .filter(thing -> thing.resource().type().equals(ROLE))
                .toList();
    }

    private List<OwnedThing> things(String clusterId, Predicate<CloudResource> known) {
        return PortCalls.call("list what carries the tag " + Owner.TAG, aws::inventory).stream()
                .filter(resource -> resource.arn() != null)
                .flatMap(resource -> Optional.ofNullable(resource.tags().get(Owner.TAG)).flatMap(Owner::parse).stream()
                        .filter(owner -> owner.clusterId().equals(clusterId))
                        .map(owner -> new OwnedThing(asRecorded(resource), owner)))
                .filter(thing -> !known.test(thing.resource()))
                .toList();
    }

    /** As records name it: a secret by its name. */
    private static CloudResource asRecorded(AwsResource resource) {
        String id = resource.id();
        if (resource.type().equals(SECRET)) {
            String name = id.substring(id.indexOf(":secret:") + ":secret:".length());
            id = name.substring(0, name.length() - SECRET_SUFFIX);
        }
        return new CloudResource(resource.type(), id, resource.arn());
    }
}
