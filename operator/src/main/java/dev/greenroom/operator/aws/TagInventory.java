package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.cloud.Inventory;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Placement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;

/**
 * Lists by the Resource Groups Tagging API, which knows all that we make but roles; those by their path. The API matches a
 * tag's value as a whole only, so every owner's things are listed, and others' are passed over here.
 */
public final class TagInventory implements Inventory {
    private static final String ROLE_PATH = "/greenroom/";
    private static final String ROLE = "aws:iam/role:Role";

    /** Whole services where that lists little more; of EC2 and ECS it would list all instances, interfaces and tasks. */
    private static final List<String> TYPES = List.of(
            "ec2:security-group",
            "ec2:security-group-rule",
            "ecs:cluster",
            "ecs:service",
            "ecs:task-definition",
            "elasticloadbalancing",
            "logs",
            "rds",
            "secretsmanager",
            "sqs");

    private static final TagFilter OWNED = TagFilter.builder().key(Owner.TAG).build();

    private final AwsClients clients;

    public TagInventory(AwsClients clients) {
        this.clients = clients;
    }

    @Override
    public List<OwnedThing> inRegion(Placement placement, String clusterId, Predicate<CloudResource> known) {
        return AwsCalls.call("list what carries the tag " + Owner.TAG + " in " + placement.region(), () -> clients
                .tagging(placement)
                .getResourcesPaginator(g -> g.resourceTypeFilters(TYPES).tagFilters(OWNED))
                .resourceTagMappingList()
                .stream()
                .flatMap(mapping -> thing(mapping, clusterId))
                .filter(thing -> !known.test(thing.resource()))
                .toList());
    }

    private static Stream<OwnedThing> thing(ResourceTagMapping mapping, String clusterId) {
        return mapping.tags().stream()
                .filter(tag -> tag.key().equals(Owner.TAG))
                .flatMap(tag -> owner(tag.value(), clusterId).stream())
                .flatMap(owner ->
                        TaggedArn.resource(mapping.resourceARN())
                                .map(resource -> new OwnedThing(resource, owner))
                                .stream());
    }

    /** The list of roles has no tags: those of the ones that are not known are asked for, one by one. */
    @Override
    public List<OwnedThing> inAccount(Placement placement, String clusterId, Predicate<CloudResource> known) {
        List<CloudResource> roles = AwsCalls.call(
                "list the roles below " + ROLE_PATH,
                () -> clients.iam(placement).listRolesPaginator(l -> l.pathPrefix(ROLE_PATH)).roles().stream()
                        .map(TagInventory::resource)
                        .filter(role -> !known.test(role))
                        .toList());
        return roles.stream()
                .flatMap(role -> ownerOf(placement, role, clusterId).map(owner -> new OwnedThing(role, owner)).stream())
                .toList();
    }

    private static CloudResource resource(Role role) {
        return new CloudResource(ROLE, role.roleName(), role.arn());
    }

    private Optional<Owner> ownerOf(Placement placement, CloudResource role, String clusterId) {
        return AwsCalls.find(
                        "read the tags of role " + role.id(),
                        () -> clients.iam(placement)
                                .listRoleTags(l -> l.roleName(role.id()))
                                .tags(),
                        NoSuchEntityException.class)
                .stream()
                .flatMap(List::stream)
                .filter(tag -> tag.key().equals(Owner.TAG))
                .map(Tag::value)
                .flatMap(value -> owner(value, clusterId).stream())
                .findFirst();
    }

    private static Optional<Owner> owner(String tag, String clusterId) {
        return Owner.parse(tag).filter(owner -> owner.clusterId().equals(clusterId));
    }
}
