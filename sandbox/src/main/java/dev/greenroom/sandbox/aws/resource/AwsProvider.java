package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.provider.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The {@code aws} provider over the account. */
public final class AwsProvider implements ResourceProvider {
    private final SimulatedAws aws;
    private final Map<String, ResourceType> types;
    private final Map<String, AwsFunction> functions;

    public AwsProvider(SimulatedAws aws) {
        this.aws = aws;
        types = types().stream()
                .collect(Collectors.toUnmodifiableMap(type -> type.schema().token(), Function.identity()));
        functions = AwsFunctions.all();
    }

    /** All that it makes. */
    static List<ResourceType> types() {
        return List.of(
                new ClusterCapacityProvidersType(),
                new ClusterInstanceType(),
                new ClusterType(),
                new EcsClusterType(),
                new EcsServiceType(),
                new ListenerRuleType(),
                new ListenerType(),
                new LoadBalancerType(),
                new LogGroupType(),
                new QueueType(),
                new RecordType(),
                new RolePolicyAttachmentType(),
                new RolePolicyType(),
                new RoleType(),
                new SecurityGroupRuleType(false),
                new SecurityGroupRuleType(true),
                new SecurityGroupType(),
                new SubnetGroupType(),
                new TargetGroupType(),
                new TaskDefinitionType());
    }

    @Override
    public Configured configure(ObjectNode settings) {
        ProviderSettings read = ProviderSettings.read(settings);
        read.check(aws.account().id());
        Session session = new Session(
                aws, aws.region(read.region()), new Calls(aws.account().time()));
        return new ConfiguredAws(session, read.defaultTags(), types, functions);
    }
}
