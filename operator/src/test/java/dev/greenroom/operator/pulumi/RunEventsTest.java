package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.ResourceOutputsEvent;
import com.pulumi.automation.events.ResourcePreEvent;
import com.pulumi.automation.events.StepEventMetadata;
import com.pulumi.automation.events.StepEventStateMetadata;
import dev.greenroom.operator.pulumi.RunEvents.Complaint;
import dev.greenroom.operator.stack.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunEventsTest {
    private static final String STACK = "urn:pulumi:s::greenroom::pulumi:pulumi:Stack::greenroom-s";
    private static final String INSTANCE = "urn:pulumi:s::greenroom::aws:rds/clusterInstance:ClusterInstance::database";
    private static final String CLUSTER = "urn:pulumi:s::greenroom::aws:rds/cluster:Cluster::database";
    private static final String LISTENER =
            "urn:pulumi:s::greenroom::awsx:lb:ApplicationLoadBalancer$aws:lb/listener:Listener::web-0";

    private final List<Progress> told = new ArrayList<>();
    private final RunEvents events =
            new RunEvents(new Titles(TestPlans.data("a").resources()), 6, told::add);

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
