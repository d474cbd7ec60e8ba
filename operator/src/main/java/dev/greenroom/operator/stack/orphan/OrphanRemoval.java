package dev.greenroom.operator.stack.orphan;

import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.RunRequest;
import dev.greenroom.operator.stack.RunState;
import dev.greenroom.operator.stack.RunState.Finished;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.stack.StackWork.Doomed;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import dev.greenroom.operator.stack.orphan.LivingResources.UnansweredException;
import dev.greenroom.operator.stack.orphan.Orphan.Environment;
import dev.greenroom.operator.stack.orphan.OrphanSweep.Means;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The removal of one environment, step by step as a delete does it: app, then net beside data, then the proof. It goes on only
 * while no custom resource stands for the environment.
 */
final class OrphanRemoval {
    private static final List<List<Part>> ORDER = List.of(List.of(Part.APP), List.of(Part.NET, Part.DATA));
    /** How long AWS may take to know nothing of it. */
    private static final Duration PROOF = Duration.ofMinutes(10);

    private final Environment environment;
    private final Owner owner;
    private final Placement fallback;
    private final Means means;
    private final Set<Part> destroyed = EnumSet.noneOf(Part.class);
    private final Set<String> ours = new HashSet<>();
    private Instant proofSince;

    /** How far it is. */
    sealed interface Progress {
        record Working() implements Progress {}

        record Removed() implements Progress {}

        /** It ended early. */
        record Stopped(String why) implements Progress {}
    }

    /** @param fallback where it is if no record says */
    OrphanRemoval(Environment environment, Placement fallback, Means means) {
        this.environment = environment;
        this.owner = environment.owner();
        this.fallback = environment.placement() == null ? fallback : environment.placement();
        this.means = means;
    }

    Environment environment() {
        return environment;
    }

    /** Takes the next step if it can be taken; to be called again while it is working. */
    Progress advance() {
        try {
            if (means.living().exists(owner)) {
                interrupt();
                return new Progress.Stopped("its custom resource is back");
            }
            for (List<Part> parts : ORDER) {
                if (!destroyed.containsAll(parts)) {
                    return destroy(parts);
                }
            }
            return verify();
        } catch (UnansweredException | CloudException | StateUnavailableException e) {
            interrupt();
            return new Progress.Stopped(e.getMessage());
        }
    }

    private void interrupt() {
        for (Part part : Part.values()) {
            StackId stack = StackId.of(owner, part);
            means.runs().state(stack).filter(this::isOurs).ifPresent(state -> means.runs()
                    .interrupt(stack));
        }
    }

    private Progress destroy(List<Part> parts) {
        boolean working = false;
        List<String> troubles = new ArrayList<>();
        for (Part part : parts) {
            if (destroyed.contains(part)) {
                continue;
            }
            Optional<RunState> state = means.runs().state(StackId.of(owner, part));
            if (state.isPresent() && isOurs(state.get())) {
                working |= !(state.get() instanceof Finished finished) || settled(part, finished, troubles);
            } else if (state.isEmpty() || state.get() instanceof Finished) {
                boolean started = start(part);
                working |= started;
                if (!started) {
                    troubles.add(busy(part));
                }
            } else {
                troubles.add(busy(part));
            }
        }
        if (!working && !troubles.isEmpty()) {
            return new Progress.Stopped(String.join("; ", troubles));
        }
        return new Progress.Working();
    }

    private boolean isOurs(RunState state) {
        return ours.contains(state.run().id());
    }

    /** Takes the end of a run in; false: nothing goes on by itself. */
    private boolean settled(Part part, Finished finished, List<String> troubles) {
        if (finished.outcome() instanceof RunOutcome.Succeeded) {
            means.runs().settle(StackId.of(owner, part));
            destroyed.add(part);
        } else if (finished.outcome() instanceof RunOutcome.Failed failed) {
            troubles.add(part.label() + ": " + failed.failure().message());
        } else {
            troubles.add(part.label() + ": the run was interrupted");
        }
        return false;
    }

    private static String busy(Part part) {
        return part.label() + " has another run under way";
    }

    private boolean start(Part part) {
        StackId stack = StackId.of(owner, part);
        String id = owner.hash8() + "-" + part.label() + "-orphan-"
                + Long.toString(means.clock().millis(), Character.MAX_RADIX);
        ours.add(id);
        return means.runs()
                .start(new RunRequest(
                        id,
                        stack,
                        owner.namespace() + "/" + owner.name(),
                        Operation.Destroy,
                        StackWork.DESTROY,
                        means.work().destroy(new Doomed(stack, fallback, false, null, null))));
    }

    private Progress verify() {
        List<CloudResource> left = means.verification().leftovers(owner, fallback);
        if (left.isEmpty()) {
            return new Progress.Removed();
        }
        Instant now = means.clock().instant();
        proofSince = proofSince == null ? now : proofSince;
        return now.isBefore(proofSince.plus(PROOF))
                ? new Progress.Working()
                : new Progress.Stopped("AWS still knows "
                        + left.stream()
                                .map(resource -> resource.arn() == null ? resource.id() : resource.arn())
                                .collect(Collectors.joining(", ")));
    }
}
