package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudResource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.arns.Arn;

/**
 * What an ARN is the name of, in the words of Pulumi's state. Only kinds that our programs make: a final snapshot and a task
 * carry an owner's tag as well, and outlive what they were made of by right.
 */
final class TaggedArn {
    /** A secret's ARN ends with six characters that its name has not ("AWS Secrets Manager User Guide", ARN format). */
    private static final Pattern SECRET_SUFFIX = Pattern.compile("-[A-Za-z0-9]{6}$");

    /** Pulumi's type by service and first word of the resource. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("ec2 security-group", "aws:ec2/securityGroup:SecurityGroup"),
            Map.entry("ec2 security-group-rule", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
            Map.entry("ecs cluster", "aws:ecs/cluster:Cluster"),
            Map.entry("ecs service", "aws:ecs/service:Service"),
            Map.entry("ecs task-definition", "aws:ecs/taskDefinition:TaskDefinition"),
            Map.entry("elasticloadbalancing loadbalancer", "aws:lb/loadBalancer:LoadBalancer"),
            Map.entry("elasticloadbalancing targetgroup", "aws:lb/targetGroup:TargetGroup"),
            Map.entry("elasticloadbalancing listener", "aws:lb/listener:Listener"),
            Map.entry("elasticloadbalancing listener-rule", "aws:lb/listenerRule:ListenerRule"),
            Map.entry("logs log-group", "aws:cloudwatch/logGroup:LogGroup"),
            Map.entry("rds cluster", "aws:rds/cluster:Cluster"),
            Map.entry("rds db", "aws:rds/clusterInstance:ClusterInstance"),
            Map.entry("rds subgrp", "aws:rds/subnetGroup:SubnetGroup"),
            Map.entry("secretsmanager secret", "aws:secretsmanager/secret:Secret"));

    private TaggedArn() {}

    /** Empty: it is nothing that we make. */
    static Optional<CloudResource> resource(String arn) {
        return Arn.tryFromString(arn).flatMap(parsed -> resource(arn, parsed));
    }

    private static Optional<CloudResource> resource(String text, Arn arn) {
        String resource = arn.resourceAsString();
        if (arn.service().equals("sqs")) {
            return Optional.of(new CloudResource("aws:sqs/queue:Queue", queueUrl(arn), text));
        }
        String[] kindAndName = resource.split("[:/]", 2);
        String type = TYPES.get(arn.service() + " " + kindAndName[0]);
        return type == null || kindAndName.length < 2
                ? Optional.empty()
                : Optional.of(new CloudResource(type, id(arn.service(), kindAndName, text), text));
    }

    private static String id(String service, String[] kindAndName, String arn) {
        String name = kindAndName[1];
        return switch (service) {
            case "elasticloadbalancing" -> arn;
            case "ecs" -> kindAndName[0].equals("task-definition") ? name.substring(0, name.lastIndexOf(':')) : arn;
            case "secretsmanager" -> SECRET_SUFFIX.matcher(name).replaceFirst("");
            case "logs" -> name.replaceFirst(":\\*$", "");
            default -> name;
        };
    }

    /** As SQS writes it ("Amazon SQS Developer Guide", queue URL). */
    private static String queueUrl(Arn arn) {
        String domain = arn.partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
        return "https://sqs." + arn.region().orElse("") + "." + domain + "/"
                + arn.accountId().orElse("") + "/" + arn.resourceAsString();
    }
}
