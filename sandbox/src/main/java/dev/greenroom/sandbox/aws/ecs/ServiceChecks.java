package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings.Attachment;
import java.util.Optional;

/** What ECS refuses of a service or of a task to run. */
final class ServiceChecks {
    private final ServiceEndpoint endpoint;
    private final EcsStore store;
    private final Surroundings surroundings;

    ServiceChecks(ServiceEndpoint endpoint, EcsStore store, Surroundings surroundings) {
        this.endpoint = endpoint;
        this.store = store;
        this.surroundings = surroundings;
    }

    /** The settings with ARNs in the place of whatever names cluster and task definition. */
    ServiceSettings check(ServiceSettings wanted, Cluster cluster) {
        if (wanted.launchType() != null && !wanted.capacityProviders().isEmpty()) {
            throw invalid(
                    "Specifying both a launch type and capacity provider strategy is not supported. Remove one and"
                            + " try again.");
        }
        wanted.capacityProviders().stream()
                .filter(provider -> !cluster.capacityProviders().contains(provider))
                .findFirst()
                .ifPresent(provider -> {
                    throw invalid("The specified capacity provider strategy cannot contain a capacity provider that is"
                            + " not associated with the cluster. Associate the capacity provider with the cluster and"
                            + " try again.");
                });
        if (wanted.maximumPercent() <= wanted.minimumHealthyPercent()) {
            throw invalid("maximumPercent must be greater than minimumHealthyPercent");
        }
        TaskDefinition definition = store.findDefinition(wanted.taskDefinition())
                .filter(found -> isPresent(found, cluster, wanted))
                .orElseGet(() -> store.activeDefinition(wanted.taskDefinition()));
        checkNetwork(wanted.network());
        if (wanted.loadBalancer() != null) {
            checkAttachment(wanted.loadBalancer(), definition);
        }
        return wanted.resolved(cluster.arn(), definition.arn());
    }

    /** A service may keep a definition that was deregistered since. */
    private boolean isPresent(TaskDefinition definition, Cluster cluster, ServiceSettings wanted) {
        return store.findService(cluster.arn(), wanted.name())
                .filter(service -> !service.isInactive())
                .filter(service -> service.settings().taskDefinition().equals(definition.arn()))
                .isPresent();
    }

    void checkNetwork(Placement network) {
        if (network == null) {
            throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        }
        for (String id : network.subnetIds()) {
            try {
                surroundings.networks().requireSubnet(id);
            } catch (AwsException e) {
                throw invalid("Error retrieving subnet information for [" + id + "]: " + e.getMessage()
                        + " (ErrorCode: InvalidSubnetID.NotFound)");
            }
        }
        endpoint.within(
                Quota.SECURITY_GROUPS_PER_TASK,
                network.securityGroupIds().size() - 1L,
                () -> invalid("securityGroups can have at most 5 items."));
        Optional<String> missing = network.securityGroupIds().stream()
                .filter(id -> surroundings.groups().get(id).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            throw invalid(
                    "Error retrieving security group information for [" + missing.get() + "]: The security group '"
                            + missing.get() + "' does not exist (ErrorCode: InvalidGroup.NotFound)");
        }
    }

    private void checkAttachment(Attachment attachment, TaskDefinition definition) {
        ContainerDefinition container = definition.containers().stream()
                .filter(candidate -> candidate.name().equals(attachment.containerName()))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "The container " + attachment.containerName() + " does not exist in the task definition."));
        if (!container.ports().contains(attachment.containerPort())) {
            throw invalid("The container " + attachment.containerName() + " did not have a container port "
                    + attachment.containerPort() + " defined.");
        }
        String group = attachment.targetGroupArn();
        if (surroundings.targetGroups().get(group).isEmpty()) {
            throw invalid("The specified target group does not exist. Target group: " + group);
        }
        if (!surroundings.targetGroups().isAssociated(group)) {
            throw invalid(
                    "The target group with targetGroupArn " + group + " does not have an associated load balancer.");
        }
    }

    static AwsException invalid(String words) {
        return AwsException.of("InvalidParameterException", words);
    }
}
