package dev.greenroom.operator.reconcile;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.cloud.DriftReader;
import dev.greenroom.operator.cloud.MigrationTasks;
import dev.greenroom.operator.cloud.Observer;
import dev.greenroom.operator.cost.PriceBooks;
import dev.greenroom.operator.plan.PreviewPlanner;
import dev.greenroom.operator.stack.Inquiries;
import dev.greenroom.operator.stack.StackClaims;
import dev.greenroom.operator.stack.StackMemory;
import dev.greenroom.operator.stack.StackRuns;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.stack.Verification;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the reconciler of previews works with.
 *
 * @param seen hears the status of every pass, for metrics
 * @param gone hears of every environment that is verified to be gone
 */
public record PreviewParts(
        PreviewPlans plans,
        RunBook runs,
        Questions questions,
        PullRequestWatch pullRequests,
        PreviewCosts costs,
        Events events,
        WakeUps wakeUps,
        Consumer<PreviewEnvironment> delete,
        BiConsumer<String, PreviewEnvironmentStatus> seen,
        Consumer<String> gone) {

    /** What is asked of the other rooms. */
    public record Ports(
            PreviewPlanner planner,
            boolean tenants,
            StackRuns runs,
            StackWork work,
            StackClaims claims,
            StackMemory memory,
            Inquiries inquiries,
            Observer observer,
            DriftReader drift,
            MigrationTasks migrations,
            Verification verification,
            PriceBooks prices,
            PullRequestWatch pullRequests) {}

    public static PreviewParts of(
            Ports ports,
            KubernetesClient client,
            WakeUps wakeUps,
            Clock clock,
            BiConsumer<String, PreviewEnvironmentStatus> seen,
            Consumer<String> gone) {
        return new PreviewParts(
                new PreviewPlans(
                        ports.planner(),
                        ports.tenants()
                                ? name -> client.namespaces().withName(name).get()
                                : null),
                new RunBook(ports.runs(), ports.work()),
                new Questions(
                        ports.inquiries(),
                        ports.observer(),
                        ports.migrations(),
                        ports.verification(),
                        ports.claims(),
                        ports.memory(),
                        ports.drift()),
                ports.pullRequests(),
                new PreviewCosts(ports.prices()),
                new Events(client, clock),
                wakeUps,
                preview -> client.resource(preview).delete(),
                seen,
                gone);
    }
}
