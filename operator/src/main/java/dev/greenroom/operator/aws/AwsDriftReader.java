package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.cloud.DriftReader;
import dev.greenroom.operator.cloud.Standing;
import dev.greenroom.operator.cloud.finding.FoundEnvironment;
import dev.greenroom.operator.cloud.finding.FoundSetup;
import dev.greenroom.operator.plan.AppPlan;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads what is compared: about a dozen calls for an environment, and two for each queue. */
public final class AwsDriftReader implements DriftReader {
    private final AwsClients clients;
    private final AwsPresence presence;
    private final DataReads data;
    private final FrontendReads frontend;
    private final SecurityGroupReads securityGroups;

    public AwsDriftReader(AwsClients clients) {
        this.clients = clients;
        this.presence = new AwsPresence(clients);
        this.data = new DataReads(clients);
        this.frontend = new FrontendReads(clients);
        this.securityGroups = new SecurityGroupReads(clients);
    }

    @Override
    public List<Difference> differences(Standing standing) {
        return new FoundEnvironment(
                        data.read(standing),
                        securityGroups.read(standing),
                        frontend.read(standing),
                        standing.app().flatMap(app -> service(app.plan())),
                        presence.stillThere(standing.placement(), FoundEnvironment.named(standing)))
                .differences(standing);
    }

    private Optional<FoundSetup> service(AppPlan plan) {
        return AwsCalls.find(
                        "look up ECS service " + plan.serviceName(),
                        () -> clients.ecs(plan.scope().placement())
                                .describeServices(
                                        d -> d.cluster(plan.net().clusterArn()).services(plan.serviceName())),
                        ClusterNotFoundException.class)
                .flatMap(answer -> answer.services().stream().findFirst())
                .filter(service -> "ACTIVE".equals(service.status()))
                .map(AwsDriftReader::setup);
    }

    private static FoundSetup setup(Service service) {
        var network = service.networkConfiguration() == null
                ? null
                : service.networkConfiguration().awsvpcConfiguration();
        return new FoundSetup(
                service.taskDefinition(),
                service.desiredCount() == null ? 0 : service.desiredCount(),
                network == null ? List.of() : network.subnets(),
                network == null ? List.of() : network.securityGroups(),
                network != null && network.assignPublicIp() == AssignPublicIp.ENABLED);
    }
}
