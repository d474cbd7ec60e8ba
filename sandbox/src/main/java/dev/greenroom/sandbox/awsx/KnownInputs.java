package dev.greenroom.sandbox.awsx;

import dev.greenroom.sandbox.provider.ProviderException;
import java.util.Map;
import java.util.Set;

/**
 * The inputs that the children have in the AWS package 6.66.3, which awsx 2.22.0 was built with. Its SDK sends these and drops
 * all others without a word.
 */
final class KnownInputs {
    private static final Map<String, Set<String>> BY_TYPE = Map.ofEntries(
            inputs("aws:ecs/service:Service", """
                    alarms availabilityZoneRebalancing capacityProviderStrategies cluster deploymentCircuitBreaker
                    deploymentController deploymentMaximumPercent deploymentMinimumHealthyPercent desiredCount
                    enableEcsManagedTags enableExecuteCommand forceDelete forceNewDeployment
                    healthCheckGracePeriodSeconds iamRole launchType loadBalancers name networkConfiguration
                    orderedPlacementStrategies placementConstraints platformVersion propagateTags
                    schedulingStrategy serviceConnectConfiguration serviceRegistries tags taskDefinition triggers
                    volumeConfiguration vpcLatticeConfigurations waitForSteadyState"""),
            inputs("aws:ecs/taskDefinition:TaskDefinition", """
                    containerDefinitions cpu ephemeralStorage executionRoleArn family inferenceAccelerators ipcMode
                    memory networkMode pidMode placementConstraints proxyConfiguration requiresCompatibilities
                    runtimePlatform skipDestroy tags taskRoleArn trackLatest volumes"""),
            inputs("aws:lb/loadBalancer:LoadBalancer", """
                    accessLogs clientKeepAlive connectionLogs customerOwnedIpv4Pool desyncMitigationMode
                    dnsRecordClientRoutingPolicy dropInvalidHeaderFields enableCrossZoneLoadBalancing
                    enableDeletionProtection enableHttp2 enableTlsVersionAndCipherSuiteHeaders enableWafFailOpen
                    enableXffClientPort enableZonalShift enforceSecurityGroupInboundRulesOnPrivateLinkTraffic
                    idleTimeout internal ipAddressType loadBalancerType name namePrefix preserveHostHeader
                    securityGroups subnetMappings subnets tags xffHeaderProcessingMode"""),
            inputs("aws:lb/targetGroup:TargetGroup", """
                    connectionTermination deregistrationDelay healthCheck ipAddressType
                    lambdaMultiValueHeadersEnabled loadBalancingAlgorithmType loadBalancingAnomalyMitigation
                    loadBalancingCrossZoneEnabled name namePrefix port preserveClientIp protocol protocolVersion
                    proxyProtocolV2 slowStart stickiness tags targetFailovers targetGroupHealth targetHealthStates
                    targetType vpcId"""),
            inputs("aws:lb/listener:Listener", """
                    alpnPolicy certificateArn defaultActions loadBalancerArn mutualAuthentication port protocol
                    sslPolicy tags tcpIdleTimeoutSeconds"""),
            inputs("aws:cloudwatch/logGroup:LogGroup", """
                    kmsKeyId logGroupClass name namePrefix retentionInDays skipDestroy tags"""),
            inputs("aws:iam/role:Role", """
                    assumeRolePolicy description forceDetachPolicies inlinePolicies managedPolicyArns
                    maxSessionDuration name namePrefix path permissionsBoundary tags"""),
            inputs("aws:ec2/securityGroup:SecurityGroup", """
                    description egress ingress name namePrefix revokeRulesOnDelete tags vpcId"""));

    private KnownInputs() {}

    /** Throws {@link ProviderException} where the true provider would leave an input out. */
    static void check(String type, String name, Set<String> inputs) {
        Set<String> known = BY_TYPE.get(type);
        if (known == null) {
            return;
        }
        inputs.stream()
                .filter(input -> !known.contains(input))
                .sorted()
                .findFirst()
                .ifPresent(input -> {
                    throw PlainPlaces.silent(
                            type + " " + name + " has no input " + input + " in aws 6.66.3", "leaves it out");
                });
    }

    private static Map.Entry<String, Set<String>> inputs(String type, String names) {
        return Map.entry(type, Set.of(names.strip().split("\\s+", -1)));
    }
}
