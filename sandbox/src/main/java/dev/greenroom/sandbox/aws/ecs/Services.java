package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import java.util.Map;
import java.util.Optional;

/** The operations on services. */
public final class Services {
    private final ServiceEndpoint endpoint;
    private final EcsStore store;
    private final ServiceChecks checks;
    private final Scheduler scheduler;
    private final Rollouts rollouts;

    Services(ServiceEndpoint endpoint, EcsStore store, ServiceChecks checks, Scheduler scheduler, Rollouts rollouts) {
        this.endpoint = endpoint;
        this.store = store;
        this.checks = checks;
        this.scheduler = scheduler;
        this.rollouts = rollouts;
    }

    /** The new service's ARN. */
    public String create(ServiceSettings wanted) {
        return endpoint.call("CreateService", () -> {
            Cluster cluster = store.cluster(wanted.clusterArn());
            store.purge(endpoint.now());
            store.findService(cluster.arn(), wanted.name()).ifPresent(this::refuseToReplace);
            endpoint.within(
                    Quota.SERVICES_PER_CLUSTER,
                    store.services.values().stream()
                            .filter(service -> service.settings().clusterArn().equals(cluster.arn()))
                            .count(),
                    () -> AwsException.of(
                            "InvalidParameterException", "The maximum number of services has been reached."));
            ServiceSettings settings = checks.check(wanted, cluster);
            String arn = endpoint.arn("ecs", "service/" + cluster.name() + "/" + wanted.name());
            EcsService service = new EcsService(arn, settings, endpoint.now());
            store.put(service);
            rollouts.begin(service);
            scheduler.step(service);
            return arn;
        });
    }

    private void refuseToReplace(EcsService present) {
        scheduler.catchUp(present, endpoint.now());
        if (present.drainedFrom() != null && !present.isInactive()) {
            throw AwsException.of("InvalidParameterException", "Unable to Start a service that is still Draining.");
        }
        if (!present.isInactive()) {
            throw AwsException.of("InvalidParameterException", "Creation of service was not idempotent.");
        }
    }

    /** UpdateService; a new task definition, network, strategy or load balancer means a new deployment. */
    public void update(ServiceSettings wanted, boolean forceNewDeployment) {
        endpoint.run("UpdateService", () -> {
            EcsService service = active(wanted.clusterArn(), wanted.name());
            store.purge(endpoint.now());
            ServiceSettings settings = checks.check(wanted, store.cluster(wanted.clusterArn()));
            boolean anew = forceNewDeployment || service.settings().deploysAnew(settings);
            service.settings(settings);
            if (anew) {
                rollouts.begin(service);
            }
            scheduler.step(service);
        });
    }

    /** UpdateService with nothing but a count. */
    public void scale(String clusterArn, String name, int desiredCount) {
        endpoint.run("UpdateService", () -> {
            EcsService service = active(clusterArn, name);
            service.settings(service.settings().withDesiredCount(desiredCount));
            scheduler.step(service);
        });
    }

    private EcsService active(String clusterArn, String name) {
        store.cluster(clusterArn);
        EcsService service = store.service(clusterArn, name);
        scheduler.catchUp(service, endpoint.now());
        if (service.isInactive() || service.drainedFrom() != null) {
            throw AwsException.of("ServiceNotActiveException", "Service was not ACTIVE.");
        }
        return service;
    }

    /** Sets all tags. */
    public void tag(String clusterArn, String name, Map<String, String> tags) {
        endpoint.run("TagResource", () -> {
            EcsService service = active(clusterArn, name);
            service.settings(service.settings().withTags(tags));
        });
    }

    /** It drains from then on. Refused while tasks are wanted, unless forced. */
    public void delete(String clusterArn, String name, boolean force) {
        endpoint.run("DeleteService", () -> {
            EcsService service = store.service(clusterArn, name);
            scheduler.catchUp(service, endpoint.now());
            if (service.isInactive() || service.drainedFrom() != null) {
                return;
            }
            if (!force && service.settings().desiredCount() > 0) {
                throw AwsException.of(
                        "InvalidParameterException", "The service cannot be stopped while it is scaled above 0.");
            }
            service.drain(endpoint.after(Takes.SERVICE_DRAIN));
            scheduler.step(service);
        });
    }

    /** DescribeServices; an inactive one as well. Refuses when there is no such cluster. */
    public Optional<ServiceDescription> find(String clusterArn, String name) {
        return endpoint.call("DescribeServices", () -> {
            store.cluster(clusterArn);
            return store.findService(clusterArn, name).map(service -> {
                scheduler.catchUp(service, endpoint.now());
                return service.describe();
            });
        });
    }
}
