package dev.greenroom.operator.real;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What there is before the first preview: a network, a domain with its certificate, a load balancer and an ECS cluster that
 * previews may share, the applications' secret.
 */
public record Estate(
        String vpcId,
        List<String> subnetIds,
        String certificateArn,
        String hostedZoneId,
        SharedListener listener,
        String clusterArn,
        String secret) {
    private static final String DOMAIN = "preview.example.com";
    /** The secret that the example's previews read. */
    private static final String SECRET = "GP_API_PREVIEW";

    static final List<String> KEYS = List.of("JWT_SECRET", "STRIPE_KEY", "SENDGRID_KEY");

    static Estate build(Aws aws) {
        String vpc = aws.ec2.createVpc(c -> c.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        List<String> subnets = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String range = "10.9." + i + ".0/24";
            String zone = Aws.REGION + (i % 2 == 0 ? "a" : "b");
            subnets.add(aws.ec2
                    .createSubnet(c -> c.vpcId(vpc).cidrBlock(range).availabilityZone(zone))
                    .subnet()
                    .subnetId());
        }
        String certificate =
                aws.acm.requestCertificate(r -> r.domainName("*." + DOMAIN)).certificateArn();
        String zone = aws.route53
                .createHostedZone(
                        c -> c.name(DOMAIN).callerReference(UUID.randomUUID().toString()))
                .hostedZone()
                .id();
        Estate estate = new Estate(
                vpc,
                List.copyOf(subnets),
                certificate,
                zone.substring(zone.lastIndexOf('/') + 1),
                SharedListener.build(aws, vpc, subnets.subList(0, 2), certificate),
                aws.ecs
                        .createCluster(c -> c.clusterName("previews")
                                .tags(software.amazon.awssdk.services.ecs.model.Tag.builder()
                                        .key("made-by")
                                        .value("test")
                                        .build()))
                        .cluster()
                        .clusterArn(),
                SECRET);
        estate.writeSecret(aws, KEYS);
        return estate;
    }

    /** Gives the applications' secret exactly these keys. */
    void writeSecret(Aws aws, List<String> keys) {
        Map<String, String> entries = new LinkedHashMap<>();
        keys.forEach(key -> entries.put(key, canary(key)));
        String json = entries.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .reduce((a, b) -> a + "," + b)
                .orElse("");
        boolean there = aws.secrets.listSecrets().secretList().stream()
                .anyMatch(known -> known.name().equals(secret));
        if (there) {
            aws.secrets.putSecretValue(p -> p.secretId(secret).secretString("{" + json + "}"));
        } else {
            aws.secrets.createSecret(c -> c.name(secret).secretString("{" + json + "}"));
        }
    }

    /** The value of a key: a text that must not turn up anywhere else. */
    static String canary(String key) {
        return "canary-7f3a9d-" + key + "-do-not-leak";
    }

    static List<String> canaries() {
        return KEYS.stream().map(Estate::canary).toList();
    }

    List<String> publicSubnetIds() {
        return subnetIds.subList(0, 2);
    }

    List<String> privateSubnetIds() {
        return subnetIds.subList(2, 4);
    }

    /** The id of each thing that previews may be given. */
    public Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("vpc", vpcId);
        for (int i = 0; i < subnetIds.size(); i++) {
            ids.put("subnet-" + (i + 1), subnetIds.get(i));
        }
        ids.put("certificate", certificateArn);
        ids.put("hosted-zone", hostedZoneId);
        ids.put("listener", listener.arn());
        ids.put("listeners-load-balancer", listener.loadBalancerDnsName());
        ids.put("listeners-hosted-zone", listener.loadBalancerZoneId());
        ids.put("listeners-security-group", listener.securityGroupId());
        ids.put("cluster", clusterArn);
        return ids;
    }

    /** A manifest with the ids that the examples use replaced by those of the estate. */
    public String in(String manifest) {
        return manifest.replace("vpc-0123456789abcdef0", vpcId)
                .replace("subnet-0123456789abcdef1", subnetIds.get(0))
                .replace("subnet-0123456789abcdef2", subnetIds.get(1))
                .replace("subnet-0123456789abcdef3", subnetIds.get(2))
                .replace("subnet-0123456789abcdef4", subnetIds.get(3))
                .replace(
                        "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789012",
                        certificateArn)
                .replace("Z0123456789ABCDEFGHIJ", hostedZoneId)
                .replace(
                        "arn:aws:elasticloadbalancing:us-west-2:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210",
                        listener.arn())
                .replace("arn:aws:ecs:us-west-2:123456789012:cluster/previews", clusterArn);
    }
}
