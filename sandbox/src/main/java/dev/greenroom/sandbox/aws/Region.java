package dev.greenroom.sandbox.aws;

import dev.greenroom.sandbox.aws.acm.Certificates;
import dev.greenroom.sandbox.aws.ec2.Ec2;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import dev.greenroom.sandbox.aws.ecs.Ecs;
import dev.greenroom.sandbox.aws.ecs.Surroundings;
import dev.greenroom.sandbox.aws.elb.Elb;
import dev.greenroom.sandbox.aws.iam.Iam;
import dev.greenroom.sandbox.aws.logs.Logs;
import dev.greenroom.sandbox.aws.rds.Rds;
import dev.greenroom.sandbox.aws.secrets.Secrets;
import dev.greenroom.sandbox.aws.sqs.Sqs;
import java.util.List;

/** The services of the account in one region. */
public final class Region {
    private final Account account;
    private final String name;
    private final Ec2 ec2;
    private final SecurityGroups securityGroups;
    private final Logs logs;
    private final Rds rds;
    private final Secrets secrets;
    private final Sqs sqs;
    private final Elb elb;
    private final Ecs ecs;
    private final Certificates certificates = new Certificates();

    Region(Account account, String name, Iam iam) {
        this.account = account;
        this.name = name;
        ec2 = new Ec2(endpoint("EC2"));
        securityGroups = new SecurityGroups(endpoint("EC2"), ec2);
        logs = new Logs(endpoint("CloudWatch Logs"));
        rds = new Rds(endpoint("RDS"), ec2, securityGroups);
        secrets = new Secrets(endpoint("Secrets Manager"));
        sqs = new Sqs(endpoint("SQS"));
        elb = new Elb(endpoint("Elastic Load Balancing v2"), ec2, securityGroups, certificates);
        ecs = new Ecs(
                endpoint("ECS"), new Surroundings(iam, secrets, logs, rds, ec2, securityGroups, elb.targetGroups()));
    }

    public String name() {
        return name;
    }

    public Account account() {
        return account;
    }

    public Ec2 ec2() {
        return ec2;
    }

    public SecurityGroups securityGroups() {
        return securityGroups;
    }

    public Logs logs() {
        return logs;
    }

    public Rds rds() {
        return rds;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Sqs sqs() {
        return sqs;
    }

    public Elb elb() {
        return elb;
    }

    public Ecs ecs() {
        return ecs;
    }

    public Certificates certificates() {
        return certificates;
    }

    List<Service> services() {
        return List.of(ec2, securityGroups, logs, rds, secrets, sqs, elb, ecs);
    }

    private ServiceEndpoint endpoint(String service) {
        return new ServiceEndpoint(account, name, service);
    }
}
