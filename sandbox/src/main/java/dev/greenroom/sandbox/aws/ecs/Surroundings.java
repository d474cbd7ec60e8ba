package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ec2.Ec2;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import dev.greenroom.sandbox.aws.elb.TargetGroups;
import dev.greenroom.sandbox.aws.iam.Iam;
import dev.greenroom.sandbox.aws.logs.Logs;
import dev.greenroom.sandbox.aws.rds.Rds;
import dev.greenroom.sandbox.aws.secrets.Secrets;

/** What ECS and its tasks need of the rest of the account. */
public record Surroundings(
        Iam iam, Secrets secrets, Logs logs, Rds rds, Ec2 networks, SecurityGroups groups, TargetGroups targetGroups) {}
