package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.ecs.ServiceDescription;
import dev.greenroom.sandbox.aws.ecs.ServiceSettings;
import dev.greenroom.sandbox.aws.ecs.Services;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** {@code aws_ecs_service}: updated in place, and waited for only if that is asked for. */
final class EcsServiceType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:ecs/service:Service")
            .named("name")
            .inputs("alarms", "availabilityZoneRebalancing", "capacityProviderStrategies", "cluster", "desiredCount")
            .inputs("deploymentCircuitBreaker", "deploymentController", "deploymentMaximumPercent", "triggers")
            .inputs("deploymentMinimumHealthyPercent", "enableEcsManagedTags", "enableExecuteCommand", "forceDelete")
            .inputs("forceNewDeployment", "healthCheckGracePeriodSeconds", "iamRole", "launchType", "loadBalancers")
            .inputs("networkConfiguration", "orderedPlacementStrategies", "placementConstraints", "platformVersion")
            .inputs("propagateTags", "schedulingStrategy", "serviceConnectConfiguration", "serviceRegistries")
            .inputs("taskDefinition", "volumeConfiguration", "vpcLatticeConfigurations", "waitForSteadyState")
            .tagged()
            .replacing("name", "cluster", "launchType", "schedulingStrategy", "iamRole", "capacityProviderStrategies")
            .computed("cluster", "launchType", "platformVersion", "triggers", "iamRole", "availabilityZoneRebalancing")
            .sets("capacityProviderStrategies", "loadBalancers")
            .unread("forceDelete", "forceNewDeployment", "waitForSteadyState", "triggers", "namePrefix")
            .build();

    private static final Waiter STABLE = Waiter.seconds(0, 10, 1200);
    private static final Waiter INACTIVE = Waiter.seconds(0, 10, 1200);
    private static final Waiter VISIBLE = Waiter.seconds(0, 10, 240);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        ServiceSettings settings = EcsServiceSettings.of(inputs);
        AtomicReference<String> arn = new AtomicReference<>();
        String title = "creating ECS Service (" + settings.name() + ")";
        Services services = session.region().ecs().services();
        new Retry(session, VISIBLE).run(title, () -> arn.set(services.create(settings)), EcsServiceType::passes);
        return session.finish(this, arn.get(), inputs, title, () -> steady(session, arn.get(), inputs, "create"));
    }

    /** What was made a moment ago may not be seen everywhere. */
    private static boolean passes(AwsException e) {
        return e.code().equals("ClusterNotFoundException")
                || (e.code().equals("InvalidParameterException")
                        && e.getMessage().contains("does not have an associated load balancer"));
    }

    private static void steady(Session session, String arn, ObjectNode inputs, String operation)
            throws InterruptedException {
        if (Json.flag(inputs, "waitForSteadyState", false)) {
            session.await("waiting for ECS Service (" + arn + ") " + operation, STABLE, () -> find(session, arn)
                    .filter(ServiceDescription::isStable)
                    .isPresent());
        }
    }

    private static Optional<ServiceDescription> find(Session session, String arn) {
        try {
            return session.region().ecs().services().find(cluster(arn), arn);
        } catch (AwsException e) {
            if (e.code().equals("ClusterNotFoundException")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The cluster's name in {@code …:service/cluster/name}, or in {@code cluster/name}, by which a service is imported. */
    private static String cluster(String id) {
        String[] parts = id.split("/", -1);
        return parts.length == 1 ? "default" : parts[parts.length - 2];
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call("reading ECS Service (" + id + ")", () -> find(session, id))
                .filter(service -> !service.status().equals("INACTIVE"))
                .map(service -> new Existing(service.arn(), inputs, outputs(service, inputs)));
    }

    private static ObjectNode outputs(ServiceDescription service, ObjectNode inputs) {
        ServiceSettings settings = service.settings();
        ObjectNode outputs = Json.outputsOf(inputs)
                .put("arn", service.arn())
                .put("availabilityZoneRebalancing", Json.text(inputs, "availabilityZoneRebalancing", "DISABLED"))
                .put("cluster", settings.clusterArn())
                .put("deploymentMaximumPercent", settings.maximumPercent())
                .put("deploymentMinimumHealthyPercent", settings.minimumHealthyPercent())
                .put("desiredCount", settings.desiredCount())
                .put("enableEcsManagedTags", Json.flag(inputs, "enableEcsManagedTags", false))
                .put("enableExecuteCommand", Json.flag(inputs, "enableExecuteCommand", false))
                .put("healthCheckGracePeriodSeconds", settings.graceSeconds())
                .put("iamRole", "/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS")
                .put("id", service.arn())
                .put("name", settings.name())
                .put("platformVersion", Json.text(inputs, "platformVersion", "LATEST"))
                .put("propagateTags", settings.tagsFromService() ? "SERVICE" : "NONE")
                .put("schedulingStrategy", "REPLICA")
                .put("taskDefinition", settings.taskDefinition())
                .put("waitForSteadyState", Json.flag(inputs, "waitForSteadyState", false));
        if (settings.launchType() != null) {
            outputs.put("launchType", settings.launchType());
        }
        outputs.putObject("deploymentController").put("type", "ECS");
        Json.putTags(outputs, inputs, settings.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "updating ECS Service (" + old.id() + ")";
        ServiceSettings settings = EcsServiceSettings.of(inputs);
        boolean force = Json.flag(inputs, "forceNewDeployment", false);
        session.calls().run(title, () -> session.region().ecs().services().update(settings, force));
        return session.finish(this, old.id(), inputs, title, () -> steady(session, old.id(), inputs, "update"));
    }

    /** Scales it to nothing, deletes it and waits until it has drained. */
    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        String arn = old.id();
        Services services = session.region().ecs().services();
        Optional<ServiceDescription> present =
                session.calls().call("reading ECS Service (" + arn + ")", () -> find(session, arn));
        if (present.filter(ServiceDescription::isActive).isPresent()) {
            if (!Json.flag(old.inputs(), "forceDelete", false)) {
                session.calls().run("draining ECS Service (" + arn + ")", () -> services.scale(cluster(arn), arn, 0));
            }
            session.calls()
                    .delete(
                            "deleting ECS Service (" + arn + ")",
                            () -> services.delete(cluster(arn), arn, true),
                            "ServiceNotFoundException",
                            "ClusterNotFoundException");
        }
        session.await("waiting for ECS Service (" + arn + ") delete", INACTIVE, () -> find(session, arn)
                .filter(service -> !service.status().equals("INACTIVE"))
                .isEmpty());
    }
}
