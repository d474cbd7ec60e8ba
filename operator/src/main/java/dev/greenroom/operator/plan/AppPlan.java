package dev.greenroom.operator.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code app} stack: what runs, and the rules that join it to the other two.
 *
 * @param environment plain variables, NODE_ENV and queue URLs included
 * @param databaseSecretKey key of {@code data.secretArn()} that becomes DATABASE_URL
 * @param migrationCommand empty: no migration goes before a roll
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AppPlan(
        Scope scope,
        String name,
        String image,
        int port,
        int cpu,
        int memory,
        Map<String, String> environment,
        List<SecretBinding> secrets,
        String databaseSecretKey,
        List<String> migrationCommand,
        int desiredCount,
        boolean spot,
        boolean stopOldFirst,
        boolean assignPublicIp,
        List<String> subnetIds,
        List<String> clientSecurityGroupIds,
        String vpcId,
        DataOutputs data,
        NetOutputs net)
        implements StackPlan {
    public static final String CONTAINER = "app";
    public static final String DATABASE_URL = "DATABASE_URL";

    public AppPlan {
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        secrets = List.copyOf(secrets);
        migrationCommand = List.copyOf(migrationCommand);
        subnetIds = List.copyOf(subnetIds);
        clientSecurityGroupIds = List.copyOf(clientSecurityGroupIds);
    }

    /**
     * A variable that ECS reads from Secrets Manager.
     *
     * @param key in the secret's JSON; null: the whole secret
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record SecretBinding(String variable, String secretName, String key) {}

    public boolean migrates() {
        return !migrationCommand.isEmpty();
    }

    /**
     * Name of the ECS service. The two shapes of a service are two resources, and the new one is made before the old one goes:
     * they cannot share a name.
     */
    public String serviceName() {
        return spot ? name + "-spot" : name;
    }

    @Override
    public List<PlannedResource> resources() {
        List<PlannedResource> all = new ArrayList<>();
        all.add(new PlannedResource(
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                "database",
                "rule that lets tasks reach the database"));
        all.add(new PlannedResource("aws:iam/rolePolicy:RolePolicy", "execution", "right to read the secrets"));
        if (!data.queues().isEmpty()) {
            all.add(new PlannedResource("aws:iam/rolePolicy:RolePolicy", "task", "right to use the queues"));
        }
        all.add(new PlannedResource("awsx:ecs:FargateTaskDefinition", "app", "task definition component"));
        all.add(new PlannedResource("aws:ecs/taskDefinition:TaskDefinition", "app", "task definition"));
        if (!spot) {
            all.add(new PlannedResource("awsx:ecs:FargateService", "app", "service component"));
        }
        all.add(new PlannedResource("aws:ecs/service:Service", "app", "ECS service"));
        return List.copyOf(all);
    }
}
