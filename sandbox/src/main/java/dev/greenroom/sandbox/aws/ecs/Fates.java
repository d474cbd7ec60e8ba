package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import dev.greenroom.sandbox.aws.ecs.Fate.Ending;
import dev.greenroom.sandbox.aws.ecs.Fate.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Settles what becomes of a task when it is started. */
final class Fates {
    private static final String FAILED_TO_START = "TaskFailedToStart";
    private static final String EXITED = "EssentialContainerExited";
    private static final String EXITED_WORDS = "Essential container in task exited";

    private final ServiceEndpoint endpoint;
    private final Requirements requirements;
    private final Images images;

    Fates(ServiceEndpoint endpoint, Requirements requirements, Images images) {
        this.endpoint = endpoint;
        this.requirements = requirements;
        this.images = images;
    }

    /**
     * A task about to be started.
     *
     * @param address its own
     * @param command whether it runs another command than the image's own
     */
    record Start(TaskDefinition definition, String taskId, Placement placement, String address, boolean command) {}

    Fate of(Start start, Instant created) {
        Duration whole = Duration.between(created, endpoint.after(created, Takes.TASK_START));
        Instant pulling = created.plus(whole.multipliedBy(4).dividedBy(10));
        Instant started = created.plus(whole);
        ImageBehaviour image = images.of(start.definition().main().image());
        Optional<String> problem = requirements.startProblem(start.definition(), start.taskId());
        if (problem.isPresent()) {
            return neverStarted(pulling, pulling.plusSeconds(3), problem.get(), null);
        }
        if (!image.present()) {
            String words = "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve"
                    + " ref " + start.definition().main().image() + ": not found";
            return neverStarted(pulling, started, words, words);
        }
        ImageBehaviour found = requirements
                .unreachableDatabase(start.definition(), start.placement(), start.address(), started)
                .map(database -> image.withoutDatabase(database.host(), database.port()))
                .orElse(image);
        return start.command() ? command(found, pulling, started) : application(found, pulling, started);
    }

    private static Fate neverStarted(Instant pulling, Instant at, String words, String containerWords) {
        Ending ending = new Ending(at, null, FAILED_TO_START, words, containerWords);
        return new Fate(pulling, null, null, 0, ending, List.of());
    }

    private static Fate application(ImageBehaviour image, Instant pulling, Instant started) {
        Instant booted = started.plus(image.boot());
        List<LogLine> log = lines(image.log(), started, booted);
        if (image.exitCode() == null) {
            return new Fate(pulling, started, booted, image.answer(), null, log);
        }
        Ending ending = new Ending(booted, image.exitCode(), EXITED, EXITED_WORDS, null);
        return new Fate(pulling, started, null, 0, ending, log);
    }

    private Fate command(ImageBehaviour image, Instant pulling, Instant started) {
        Instant ended = endpoint.after(started, Takes.MIGRATION);
        Ending ending = new Ending(ended, image.migrationExitCode(), EXITED, EXITED_WORDS, null);
        return new Fate(pulling, started, null, 0, ending, lines(image.migrationLog(), started, ended));
    }

    /** Evenly over the time, the last at its end. */
    private static List<LogLine> lines(List<String> texts, Instant from, Instant to) {
        Duration step = Duration.between(from, to).dividedBy(Math.max(1, texts.size()));
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new LogLine(from.plus(step.multipliedBy(i + 1L)), texts.get(i)))
                .toList();
    }
}
