package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggedArnTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:ec2:us-west-2:1:security-group/sg-1 | aws:ec2/securityGroup:SecurityGroup | sg-1",
                "arn:aws:ec2:us-west-2:1:security-group-rule/sgr-1 | aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule | sgr-1",
                "arn:aws:ecs:us-west-2:1:cluster/c | aws:ecs/cluster:Cluster | arn:aws:ecs:us-west-2:1:cluster/c",
                "arn:aws:ecs:us-west-2:1:service/c/s | aws:ecs/service:Service | arn:aws:ecs:us-west-2:1:service/c/s",
                "arn:aws:ecs:us-west-2:1:task-definition/f:7 | aws:ecs/taskDefinition:TaskDefinition | f",
                "arn:aws:logs:us-west-2:1:log-group:/greenroom/x:* | aws:cloudwatch/logGroup:LogGroup | /greenroom/x",
                "arn:aws:rds:us-west-2:1:cluster:c | aws:rds/cluster:Cluster | c",
                "arn:aws:rds:us-west-2:1:db:c-1 | aws:rds/clusterInstance:ClusterInstance | c-1",
                "arn:aws:rds:us-west-2:1:subgrp:g | aws:rds/subnetGroup:SubnetGroup | g",
                "arn:aws:secretsmanager:us-west-2:1:secret:greenroom/x-AbCdEf | aws:secretsmanager/secret:Secret | greenroom/x",
                "arn:aws:sqs:us-west-2:1:q.fifo | aws:sqs/queue:Queue | https://sqs.us-west-2.amazonaws.com/1/q.fifo",
                "arn:aws:elasticloadbalancing:us-west-2:1:listener/app/x/1/2 | aws:lb/listener:Listener"
                        + " | arn:aws:elasticloadbalancing:us-west-2:1:listener/app/x/1/2",
            })
    void whatWeMakeIsNamedAsPulumiDoes(String arn, String type, String id) {
        assertThat(TaggedArn.resource(arn)).hasValueSatisfying(resource -> {
            assertThat(resource.type()).isEqualTo(type);
            assertThat(resource.id()).isEqualTo(id);
            assertThat(resource.arn()).isEqualTo(arn);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:rds:us-west-2:1:cluster-snapshot:final",
                "arn:aws:ecs:us-west-2:1:task/c/1",
                "arn:aws:ec2:us-west-2:1:vpc/vpc-1",
                "no-arn"
            })
    void whatWeDoNotMakeIsPassedOver(String arn) {
        assertThat(TaggedArn.resource(arn)).isEmpty();
    }
}
