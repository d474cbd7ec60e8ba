package dev.greenroom.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of a spec change which stack: D for data, N for net, A for app. */
class PlanDigestTest {
    private static final String IMAGE = PreviewExamples.IMAGE;

    @ParameterizedTest(name = "{0} changes [{1}]")
    @CsvSource(
            delimiter = '|',
            value = {
                "pullRequest: {headSha: 0123abc}                                |",
                "pullRequest: {author: octocat}                                 |",
                "lifecycle: {ttl: 1h, onExpiry: Hibernate, onDrift: Correct}    |",
                "paused: true                                                   |",
                "image: example.com/other:2                                     | A",
                "container: {environment: {LOG_LEVEL: debug}}                   | A",
                "container: {cpu: 512, memory: 1024}                            | A",
                "container: {secrets: [{name: KEY, from: GP_API, key: KEY}]}    | A",
                "container: {migration: {command: [migrate]}}                   | A",
                "compute: {desiredCount: 2}                                     | A",
                "compute: {spot: true}                                          | A",
                "network: {clientSecurityGroupIds: [sg-0000000a]}               | A",
                "container: {healthCheckPath: /health}                          | N",
                "ingress: {hostedZoneId: Z0123}                                 | N",
                "container: {port: 3000}                                        | NA",
                "database: {maxCapacity: 4}                                     | D",
                "queues: [{name: jobs}, {name: mail}]                           | DA",
                "queues: [{name: jobs, fifo: false}]                            | DA",
                "region: eu-central-1                                           | DNA",
                "namePrefix: other                                              | DNA",
                "pullRequest: {number: 8}                                       | DNA",
            })
    void aChangeRunsOnlyTheStacksItIsFor(String change, String changed) {
        assertThat(changed(PreviewExamples.app(IMAGE), PreviewExamples.app(IMAGE, change), change))
                .isEqualTo(changed == null ? "" : changed);
    }

    private static String changed(AppPlan before, AppPlan after, String change) {
        EnvironmentPlan planBefore = PreviewExamples.plan(IMAGE);
        EnvironmentPlan planAfter = PreviewExamples.plan(IMAGE, change);
        return (planBefore.data().digest().equals(planAfter.data().digest()) ? "" : "D")
                + (planBefore.net().digest().equals(planAfter.net().digest()) ? "" : "N")
                + (before.digest().equals(after.digest()) ? "" : "A");
    }

    @Test
    void theOrderOfTagsAndVariablesIsNoChange() {
        DataPlan plan = PreviewExamples.plan().data();
        Scope scope = plan.scope();
        Map<String, String> turned = new LinkedHashMap<>();
        scope.tags().keySet().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .forEach(key -> turned.put(key, scope.tags().get(key)));
        DataPlan same = new DataPlan(
                new Scope(scope.stack(), scope.part(), scope.owner(), turned, scope.placement()),
                plan.vpcId(),
                plan.database(),
                plan.queues());

        assertThat(List.copyOf(turned.keySet()))
                .isNotEqualTo(List.copyOf(scope.tags().keySet()));
        assertThat(same.digest()).isEqualTo(plan.digest());
        assertThat(PreviewExamples.app(IMAGE, "container: {environment: {A: '1', B: '2'}}")
                        .digest())
                .isEqualTo(PreviewExamples.app(IMAGE, "container: {environment: {B: '2', A: '1'}}")
                        .digest());
    }

    @Test
    void whatUpstreamStacksHandOnChangesTheApp() {
        EnvironmentPlan plan = PreviewExamples.plan(IMAGE);
        DataOutputs data = PreviewExamples.dataOutputs(plan.data());
        DataOutputs elsewhere = new DataOutputs(
                data.databaseHost(), 5433, data.databaseSecurityGroupId(), data.secretArn(), data.queues());
        NetOutputs net = PreviewExamples.netOutputs(plan.net());

        assertThat(plan.app(elsewhere, net).digest())
                .isNotEqualTo(plan.app(data, net).digest());
    }

    @Test
    void partsOfTheSamePreviewDoNotShareADigest() {
        EnvironmentPlan plan = PreviewExamples.plan();

        assertThat(plan.data().digest()).isNotEqualTo(plan.net().digest()).matches("[0-9a-f]{16}");
    }
}
