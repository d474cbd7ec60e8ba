package dev.greenroom.sandbox.aws;

/** Quotas that AWS starts an account with. */
public enum Quota {
    DB_CLUSTERS(40, "Quotas and constraints for Amazon Aurora"),
    DB_INSTANCES(40, "Quotas and constraints for Amazon Aurora"),
    DB_SUBNET_GROUPS(50, "Quotas and constraints for Amazon Aurora"),
    SECURITY_GROUPS_PER_REGION(2500, "Amazon VPC quotas"),
    RULES_PER_SECURITY_GROUP(60, "Amazon VPC quotas"),
    ROLES(1000, "IAM and AWS STS quotas"),
    POLICIES_PER_ROLE(10, "IAM and AWS STS quotas"),
    LOG_GROUPS(1_000_000, "CloudWatch Logs quotas"),
    RECORDS_PER_ZONE(10_000, "Amazon Route 53 quotas"),
    SECRETS(500_000, "AWS Secrets Manager quotas"),
    LOAD_BALANCERS(50, "Quotas for your Application Load Balancers"),
    TARGET_GROUPS(3000, "Quotas for your Application Load Balancers"),
    TARGET_GROUPS_PER_LOAD_BALANCER(100, "Quotas for your Application Load Balancers"),
    RULES_PER_LOAD_BALANCER(100, "Quotas for your Application Load Balancers"),
    LISTENERS_PER_LOAD_BALANCER(50, "Quotas for your Application Load Balancers"),
    TARGETS_PER_LOAD_BALANCER(1000, "Quotas for your Application Load Balancers"),
    ECS_CLUSTERS(10_000, "Amazon ECS service quotas"),
    SERVICES_PER_CLUSTER(5000, "Amazon ECS service quotas"),
    SECURITY_GROUPS_PER_TASK(5, "Amazon ECS service quotas");

    private final int initial;
    private final String source;

    Quota(int initial, String source) {
        this.initial = initial;
        this.source = source;
    }

    public int initial() {
        return initial;
    }

    /** Name of the AWS page that states it. */
    public String source() {
        return source;
    }
}
