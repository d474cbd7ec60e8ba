package dev.greenroom.operator.reconcile;

import dev.greenroom.api.Phase;
import dev.greenroom.api.RunStatus;
import dev.greenroom.api.RunStatus.Operation;
import dev.greenroom.api.RunStatus.Result;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.stack.Answer;
import dev.greenroom.operator.stack.StackWork;
import dev.greenroom.operator.status.Reason;
import dev.greenroom.operator.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of decisions on the way to nothing. A preview that never got anywhere takes the same way: its stacks are not there. */
final class TeardownDecider {
    private final Tempo tempo;

    TeardownDecider(Tempo tempo) {
        this.tempo = tempo;
    }

    Decision.TearDown decide(Situation situation, Reason reason, Phase phase) {
        List<Part> making = making(situation);
        if (!making.isEmpty()) {
            return step(new Teardown.Interrupt(making), phase, reason, "stopping " + labels(making));
        }
        for (List<Part> parts : List.of(List.of(Part.APP), List.of(Part.NET, Part.DATA))) {
            Decision.TearDown step = destroy(parts, situation, reason, phase);
            if (step != null) {
                return step;
            }
        }
        return verify(situation, reason, phase);
    }

    private static List<Part> making(Situation situation) {
        List<Part> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            RunStatus last = lastRun(situation, part);
            if (last != null && last.result() == Result.Running && last.operation() != Operation.Destroy) {
                parts.add(part);
            }
        }
        return parts;
    }

    private Decision.TearDown destroy(List<Part> parts, Situation situation, Reason reason, Phase phase) {
        List<Part> start = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        List<StackNeed.Rest> troubles = new ArrayList<>();
        for (Part part : parts) {
            StackNeed need = StackNeed.of(
                    stack(situation, part),
                    StackWork.DESTROY,
                    Operation.Destroy,
                    situation.tryNow(part),
                    situation.now());
            if (need instanceof StackNeed.Run) {
                start.add(part);
                messages.add("destroying " + part.label());
            } else if (need instanceof StackNeed.Patience patience) {
                messages.add(part.label() + ": " + Decider.progress(patience.run()));
            } else if (need instanceof StackNeed.Rest rest) {
                troubles.add(rest);
                messages.add(part.label() + ": " + rest.failed().message());
            }
        }
        if (messages.isEmpty()) {
            return null;
        }
        String message = String.join("; ", messages);
        Teardown next = start.isEmpty() ? new Teardown.Await() : new Teardown.Destroy(start);
        return StackNeed.Rest.worst(troubles)
                .map(worst -> backOff(next, phase, worst, message, troubles))
                .orElseGet(() -> step(next, phase, reason, message));
    }

    private Decision.TearDown backOff(
            Teardown next, Phase phase, StackNeed.Rest worst, String message, List<StackNeed.Rest> troubles) {
        Verdict failed = Decider.failed(worst, phase, message);
        Verdict verdict = new Verdict(phase, false, failed.reason(), failed.message(), failed.progress());
        return new Decision.TearDown(verdict, StackNeed.Rest.soonest(troubles, tempo.safety()), next);
    }

    private Decision.TearDown verify(Situation situation, Reason reason, Phase phase) {
        if (situation.leftovers().isEmpty()) {
            return step(new Teardown.Verify(), phase, reason, "verifying that nothing is left");
        }
        if (situation.leftovers().get() instanceof Answer.Refused<List<CloudResource>> refused) {
            String message =
                    "AWS could not be asked what is left: " + refused.cause().getMessage();
            return step(new Teardown.Verify(), phase, Reason.NotObserved, message);
        }
        List<CloudResource> left =
                ((Answer.Answered<List<CloudResource>>) situation.leftovers().get()).value();
        if (left.isEmpty()) {
            return step(new Teardown.Done(), phase, reason, "all is destroyed, and AWS knows none of it any more");
        }
        String message =
                "AWS still knows " + left.stream().map(TeardownDecider::name).collect(Collectors.joining(", "));
        Verdict verdict = pastDeadline(situation)
                ? Verdict.stalled(
                        phase, Reason.LeftBehind.name(), message + "; remove it by hand, or annotate to try again")
                : Verdict.working(phase, reason, message);
        Duration again = pastDeadline(situation) ? tempo.safety() : tempo.observeRollout();
        return new Decision.TearDown(verdict, again, new Teardown.Verify());
    }

    private boolean pastDeadline(Situation situation) {
        return situation.now().isAfter(lastDestroyStart(situation).plus(tempo.verifyDeadline()));
    }

    private static Instant lastDestroyStart(Situation situation) {
        Instant latest = Instant.EPOCH;
        for (Part part : Part.values()) {
            RunStatus last = lastRun(situation, part);
            if (last != null) {
                Instant end = Instant.parse(last.start())
                        .plusSeconds(last.durationSeconds() == null ? 0 : last.durationSeconds());
                latest = end.isAfter(latest) ? end : latest;
            }
        }
        return latest;
    }

    private static String name(CloudResource resource) {
        return resource.arn() == null ? resource.type() + " " + resource.id() : resource.arn();
    }

    private Decision.TearDown step(Teardown next, Phase phase, Reason reason, String message) {
        Duration again = next instanceof Teardown.Verify ? tempo.observeRollout() : tempo.safety();
        return new Decision.TearDown(Verdict.working(phase, reason, message), again, next);
    }

    private static StackStatus stack(Situation situation, Part part) {
        return situation.status().stacks().of(part.label());
    }

    private static RunStatus lastRun(Situation situation, Part part) {
        StackStatus stack = stack(situation, part);
        return stack == null ? null : stack.lastRun();
    }

    private static String labels(List<Part> parts) {
        return parts.stream().map(Part::label).collect(Collectors.joining(", "));
    }
}
