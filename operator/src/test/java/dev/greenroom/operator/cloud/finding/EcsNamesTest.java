package dev.greenroom.operator.cloud.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EcsNamesTest {

    @Test
    void findsTheClusterInAServicesArn() {
        assertThat(EcsNames.clusterOf("arn:aws:ecs:us-west-2:1:service/blue/app"))
                .isEqualTo("blue");
        assertThat(EcsNames.clusterOf("arn:aws:ecs:us-west-2:1:service/app")).isEqualTo("default");
    }

    @Test
    void findsTheFamilyInATaskDefinitionsArn() {
        assertThat(EcsNames.familyOf("arn:aws:ecs:us-west-2:1:task-definition/app-x:12"))
                .isEqualTo("app-x");
        assertThat(EcsNames.familyOf("app-x")).isEqualTo("app-x");
    }

    @Test
    void startedByFitsEcs() {
        assertThat(EcsNames.startedBy("0123456789abcdef")).isEqualTo("greenroom-0123456789abcdef");
        assertThat(EcsNames.startedBy("0".repeat(64))).hasSize(36);
    }
}
