package dev.greenroom.sandbox.story;

import dev.greenroom.api.Cost;
import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cloud.finding.LogInMessage;
import dev.greenroom.operator.status.Conditions;
import dev.greenroom.sandbox.story.terminal.Row;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A preview as the Kubernetes API shows it to everybody. */
record Sight(PreviewEnvironment preview) {

    String name() {
        return preview.getMetadata().getName();
    }

    PreviewEnvironmentStatus status() {
        return preview.getStatus() == null ? PreviewEnvironmentStatus.EMPTY : preview.getStatus();
    }

    /** Whether the status speaks of the spec as it is. */
    boolean current() {
        return Objects.equals(preview.getMetadata().getGeneration(), status().observedGeneration());
    }

    /** Whether the image was asked for; what was patched a moment ago may not have been seen yet. */
    boolean wants(String image) {
        return image.equals(preview.getSpec().image());
    }

    boolean ready() {
        return current() && Conditions.isTrue(status().conditions(), Conditions.READY);
    }

    boolean readyWith(String image) {
        return ready() && image.equals(status().image());
    }

    /** Whether these stacks are being made: the status notes a run of each. */
    boolean provisions(List<String> parts) {
        return current()
                && status().phase() == Phase.Provisioning
                && parts.stream().noneMatch(part -> lastRun(part).isEmpty());
    }

    /** Whether it waits for the image, with whatever may have been made before. */
    boolean waitsForImage() {
        return current() && status().phase() == Phase.WaitingForImage;
    }

    /** Whether something is wrong that the operator has told. */
    boolean failed() {
        return current() && status().phase() == Phase.Failed;
    }

    /** Whether something is not as it should be, and these words are said of it. */
    boolean says(String words) {
        return current() && !ready() && message().contains(words);
    }

    /** Whether it will not get better by itself. */
    boolean stalled() {
        return current() && Conditions.isTrue(status().conditions(), Conditions.STALLED);
    }

    Phase phase() {
        return status().phase() == null ? Phase.Pending : status().phase();
    }

    String reason() {
        return condition().map(Condition::getReason).orElse("");
    }

    String message() {
        return condition().map(Condition::getMessage).orElse("");
    }

    /** The message without the lines of a log. */
    String sentence() {
        return LogInMessage.sentence(message());
    }

    /** The last lines of a container's log that the message ends with; empty: it tells none. */
    List<String> logLines() {
        return LogInMessage.lines(message());
    }

    private Optional<Condition> condition() {
        return Conditions.find(status().conditions(), Conditions.READY);
    }

    /** The id of the last run of a stack; empty: there was none. */
    String lastRun(String part) {
        StackStatus stack = status().stacks().of(part);
        return stack == null || stack.lastRun() == null ? "" : stack.lastRun().id();
    }

    /** What it costs a month; empty: not known yet. */
    String monthly() {
        Cost cost = status().cost();
        return cost == null ? "" : cost.monthly();
    }

    /** The phase, and the reason where it says more. */
    String headline() {
        return phase() == Phase.Failed ? phase() + " (" + reason() + ")" : phase().toString();
    }

    Row row() {
        Row.Tone tone = phase() == Phase.Failed ? Row.Tone.BAD : ready() ? Row.Tone.GOOD : Row.Tone.BUSY;
        return new Row(
                name(),
                String.valueOf(preview.getSpec().pullRequest().number()),
                phase().toString(),
                condition().map(Condition::getStatus).orElse(""),
                Objects.toString(status().url(), ""),
                monthly(),
                message(),
                tone);
    }
}
