package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.ResourceOperationFailedEvent;
import com.pulumi.automation.events.ResourceOutputsEvent;
import com.pulumi.automation.events.ResourcePreEvent;
import com.pulumi.automation.events.StepEventMetadata;
import com.pulumi.automation.events.StepEventStateMetadata;
import dev.greenroom.operator.pulumi.RunEvents.Complaint;
import dev.greenroom.operator.stack.Progress;
import dev.greenroom.operator.stack.StateStore.PendingCreate;
import dev.greenroom.operator.stack.TestMonitor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunEventsTest {
    private static final String STACK = "urn:pulumi:s::greenroom::pulumi:pulumi:Stack::greenroom-s";
    private static final String INSTANCE = "urn:pulumi:s::greenroom::aws:rds/clusterInstance:ClusterInstance::database";
    private static final String CLUSTER = "urn:pulumi:s::greenroom::aws:rds/cluster:Cluster::database";
    private static final String LISTENER =
            "urn:pulumi:s::greenroom::awsx:lb:ApplicationLoadBalancer$aws:lb/listener:Listener::web-0";

    private final TestMonitor monitor = new TestMonitor("run");
    private final List<Progress> told = monitor.progress();
    private final RunEvents events =
            new RunEvents(new Titles(TestPlans.data("a").resources()), 6, monitor);

    @Test
    void progressCountsResourcesAndNamesWhatTakesLongest() {
        events.accept(starts(STACK, OperationType.CREATE, true));
        events.accept(starts(CLUSTER, OperationType.CREATE, true));
        events.accept(starts(INSTANCE, OperationType.CREATE, true));
        events.accept(ends(CLUSTER, OperationType.CREATE));

        assertThat(told)
                .extracting(Progress::toString)
                .containsExactly(
                        "0/6 resources, waiting for the Aurora cluster",
                        "0/6 resources, waiting for the Aurora cluster",
                        "1/6 resources, waiting for the Aurora instance");
    }

    @Test
    void nobodyWaitsForWhatIsAsItWasNorForComponents() {
        events.accept(starts(CLUSTER, OperationType.SAME, true));
        events.accept(ends(CLUSTER, OperationType.SAME));
        events.accept(starts(INSTANCE, OperationType.CREATE, false));

        assertThat(told).extracting(Progress::waitingFor).containsOnly("");
        assertThat(told.get(told.size() - 1).done()).isEqualTo(1);
    }

    @Test
    void aResourceOutOfNoPlanIsCalledByItsType() {
        events.accept(starts(LISTENER, OperationType.DELETE, true));

        assertThat(told).extracting(Progress::waitingFor).containsExactly("listener \"web-0\"");
    }

    @Test
    void errorsOfResourcesComeBeforeThoseOfTheStackAndWarningsAreNone() {
        events.accept(says(STACK, "error", "update failed"));
        events.accept(says("", "error", "late"));
        events.accept(says(CLUSTER, "warning", "deprecated"));
        events.accept(says(CLUSTER, "error", "quota\n"));

        assertThat(events.complaints())
                .containsExactly(
                        new Complaint(new Urn("aws:rds/cluster:Cluster", "database"), "quota"),
                        new Complaint(new Urn("pulumi:pulumi:Stack", "greenroom-s"), "update failed"),
                        new Complaint(null, "late"));
    }

    @Test
    void aCreateThatFailsAndOneWithoutAnEndAreTold() {
        events.accept(starts(STACK, OperationType.CREATE, true));
        events.accept(starts(CLUSTER, OperationType.CREATE, true));
        events.accept(starts(INSTANCE, OperationType.CREATE_REPLACEMENT, true));
        events.accept(starts(LISTENER, OperationType.CREATE, true));
        events.accept(ends(LISTENER, OperationType.CREATE));
        events.accept(fails(CLUSTER, OperationType.CREATE));
        assertThat(monitor.failedCreates()).extracting(PendingCreate::urn).containsExactly(CLUSTER);

        events.end();

        assertThat(monitor.failedCreates()).extracting(PendingCreate::urn).containsExactly(CLUSTER, INSTANCE);
    }

    @Test
    void whatFailsToBeChangedOrDeletedIsInTheStateAndNoConcern() {
        events.accept(starts(CLUSTER, OperationType.UPDATE, true));
        events.accept(fails(CLUSTER, OperationType.UPDATE));
        events.accept(starts(LISTENER, OperationType.DELETE, true));

        events.end();

        assertThat(monitor.failedCreates()).isEmpty();
    }

    @Test
    void secretsOfAFailedCreateAreNotKept() {
        Map<String, Object> secret = Map.of("4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270");
        var told = new StepEventStateMetadata(
                CLUSTER,
                "aws:rds/cluster:Cluster",
                true,
                false,
                "",
                "urn:stack",
                false,
                Map.of(
                        "clusterIdentifier",
                        "gr-a",
                        "masterPassword",
                        secret,
                        "tags",
                        Map.of("token", secret),
                        "environment",
                        List.of("url=[secret]")),
                null,
                "urn:aws::id",
                List.of());

        assertThat(FailedCreate.of(told))
                .isEqualTo(new PendingCreate(
                        CLUSTER,
                        "aws:rds/cluster:Cluster",
                        Map.of("clusterIdentifier", "gr-a"),
                        "urn:stack",
                        "urn:aws::id"));
    }

    private static EngineEvent fails(String urn, OperationType operation) {
        var failed = new ResourceOperationFailedEvent(step(urn, operation, true), 2, 1);
        return new EngineEvent(0, 0, null, null, null, null, null, null, null, failed, null);
    }

    private static EngineEvent starts(String urn, OperationType operation, boolean custom) {
        return event(null, new ResourcePreEvent(step(urn, operation, custom), false), null);
    }

    private static EngineEvent ends(String urn, OperationType operation) {
        return event(null, null, new ResourceOutputsEvent(step(urn, operation, true), false));
    }

    private static EngineEvent says(String urn, String severity, String message) {
        return event(new DiagnosticEvent(urn, "", message, "never", severity, "0", false), null, null);
    }

    private static StepEventMetadata step(String urn, OperationType operation, boolean custom) {
        var state = new StepEventStateMetadata(urn, "", custom, false, "id", "", false, null, null, "", List.of());
        return new StepEventMetadata(operation, urn, "", null, state, List.of(), List.of(), null, true, "");
    }

    private static EngineEvent event(DiagnosticEvent diagnostic, ResourcePreEvent pre, ResourceOutputsEvent outputs) {
        return new EngineEvent(0, 0, null, null, diagnostic, null, null, pre, outputs, null, null);
    }
}
