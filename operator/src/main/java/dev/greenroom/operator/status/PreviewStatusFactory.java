package dev.greenroom.operator.status;

import dev.greenroom.api.Cost;
import dev.greenroom.api.Endpoints;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.EnvironmentPlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Planned;
import dev.greenroom.operator.plan.Ttl;
import dev.greenroom.operator.stack.StackWork;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a preview's whole new status. */
public final class PreviewStatusFactory {
    private static final Duration LONGEST_WARNING = Duration.ofHours(1);

    private PreviewStatusFactory() {}

    /**
     * What a status is made from.
     *
     * @param old with all that happened folded in
     * @param created when the resource was made
     * @param runs the image is what runs
     * @param reconcileAt value of the annotation; null: there is none
     */
    public record Input(
            PreviewEnvironmentStatus old,
            Long generation,
            Instant created,
            Planned planned,
            Verdict verdict,
            boolean paused,
            boolean runs,
            Cost cost,
            String reconcileAt,
            Instant now) {}

    public static PreviewEnvironmentStatus next(Input in) {
        PreviewEnvironmentStatus old = in.old();
        EnvironmentPlan plan = in.planned() instanceof Planned.Accepted accepted ? accepted.plan() : null;
        Phase phase = in.verdict().phase();
        boolean moved = phase != old.phase();
        return new PreviewEnvironmentStatus(
                phase,
                conditions(in),
                in.paused() ? old.observedGeneration() : in.generation(),
                url(old, plan),
                endpoints(old),
                in.cost(),
                old.stacks(),
                old.migration(),
                moved ? timeline(in) : old.timeline(),
                moved ? seconds(in.now()) : old.phaseSince(),
                image(in, plan),
                old.expires(),
                in.reconcileAt() == null ? old.lastReconcileAt() : in.reconcileAt(),
                old.lastVerified(),
                old.drift(),
                plan == null ? old.resolved() : plan.resolved());
    }

    /**
     * When a preview ends: its time to live after its last change, to the minute. A change is a new generation, or a person's
     * wish to wake a preview that has expired.
     *
     * @param resolved null: it is not planned, or paused, and its end stays as it is
     */
    public static String expires(
            PreviewEnvironmentStatus old, Long generation, boolean nudged, ResolvedPreview resolved, Instant now) {
        boolean changed = !generation.equals(old.observedGeneration()) || old.expires() == null;
        boolean woken = nudged && old.phase() == Phase.Expired;
        if (resolved == null || !(changed || woken)) {
            return old.expires();
        }
        return now.plus(Ttl.parse(resolved.lifecycle().ttl()))
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private static List<Condition> conditions(Input in) {
        PreviewEnvironmentStatus old = in.old();
        Conditions conditions = new Conditions(old.conditions(), in.generation(), in.now());
        if (in.paused()) {
            conditions.keep(Conditions.READY).keep(Conditions.STALLED).keep(Conditions.DRIFTED);
            return conditions
                    .add(
                            Conditions.PAUSED,
                            true,
                            Reason.Paused.name(),
                            in.verdict().message())
                    .list();
        }
        conditions.verdict(in.verdict());
        String locked = locked(old);
        if (!locked.isEmpty()) {
            conditions.add(Conditions.LOCKED, true, StackWork.LOCKED, locked);
        }
        if (expiresSoon(in)) {
            conditions.add(
                    Conditions.EXPIRING,
                    true,
                    Reason.ExpiresSoon.name(),
                    "the time to live is over at " + old.expires());
        }
        if (old.drift() != null && alive(in)) {
            DriftReport drift = new DriftReport(old.drift());
            conditions.add(Conditions.DRIFTED, true, drift.reason().name(), drift.message());
        }
        return conditions.list();
    }

    /** Who is at work on which stack. */
    private static String locked(PreviewEnvironmentStatus status) {
        return Stream.of(Part.values())
                .filter(part -> {
                    StackStatus stack = status.stacks().of(part.label());
                    return stack != null
                            && stack.lastRun() != null
                            && StackWork.LOCKED.equals(stack.lastRun().reason());
                })
                .map(part -> part.label() + ": "
                        + status.stacks().of(part.label()).lastRun().message())
                .collect(Collectors.joining("; "));
    }

    private static boolean expiresSoon(Input in) {
        PreviewEnvironmentStatus old = in.old();
        if (old.expires() == null || !alive(in) || !(in.planned() instanceof Planned.Accepted accepted)) {
            return false;
        }
        Duration tenth = Ttl.parse(accepted.plan().resolved().lifecycle().ttl()).dividedBy(10);
        Duration warning = tenth.compareTo(LONGEST_WARNING) < 0 ? tenth : LONGEST_WARNING;
        return !in.now().isBefore(Instant.parse(old.expires()).minus(warning));
    }

    private static boolean alive(Input in) {
        return in.verdict().phase() != Phase.Deleting && in.verdict().phase() != Phase.Expired;
    }

    private static String url(PreviewEnvironmentStatus old, EnvironmentPlan plan) {
        if (old.stacks().net() == null || old.stacks().net().outputs().isEmpty()) {
            return null;
        }
        if (plan == null) {
            return old.url();
        }
        String loadBalancer = NetOutputs.of(old.stacks().net().outputs()).loadBalancerDnsName();
        return plan.url() == null ? "http://" + loadBalancer : plan.url();
    }

    private static String image(Input in, EnvironmentPlan plan) {
        StackStatus app = in.old().stacks().app();
        if (app == null || app.outputs().isEmpty()) {
            return null;
        }
        return in.runs() && plan != null ? plan.image() : in.old().image();
    }

    private static Endpoints endpoints(PreviewEnvironmentStatus old) {
        Map<String, String> net =
                old.stacks().net() == null ? Map.of() : old.stacks().net().outputs();
        Map<String, String> data =
                old.stacks().data() == null ? Map.of() : old.stacks().data().outputs();
        if (net.isEmpty() && data.isEmpty()) {
            return null;
        }
        DataOutputs known = data.isEmpty() ? null : DataOutputs.of(data);
        return new Endpoints(
                net.isEmpty() ? null : NetOutputs.of(net).loadBalancerDnsName(),
                known == null
                        ? null
                        : new Endpoints.DatabaseEndpoint(known.databaseHost(), known.databasePort(), known.secretArn()),
                known == null ? List.of() : queues(known));
    }

    private static List<Endpoints.QueueEndpoint> queues(DataOutputs data) {
        return data.queues().entrySet().stream()
                .map(queue -> new Endpoints.QueueEndpoint(
                        queue.getKey(), queue.getValue().url(), queue.getValue().arn()))
                .toList();
    }

    /** Seconds a phase up to the first Ready; Ready itself holds the sum. */
    private static Map<String, Long> timeline(Input in) {
        Map<String, Long> old = in.old().timeline();
        if (old.containsKey(Phase.Ready.name()) || in.verdict().phase() == Phase.Deleting) {
            return old;
        }
        Map<String, Long> timeline = new LinkedHashMap<>(old);
        Instant since = in.old().phaseSince() == null
                ? in.created()
                : Instant.parse(in.old().phaseSince());
        Phase left = in.old().phase() == null ? Phase.Pending : in.old().phase();
        timeline.merge(left.name(), Duration.between(since, in.now()).toSeconds(), Long::sum);
        if (in.verdict().ready()) {
            timeline.put(
                    Phase.Ready.name(), Duration.between(in.created(), in.now()).toSeconds());
        }
        return timeline;
    }

    private static String seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
