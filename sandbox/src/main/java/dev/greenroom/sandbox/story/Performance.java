package dev.greenroom.sandbox.story;

import dev.greenroom.sandbox.story.terminal.Line;
import dev.greenroom.sandbox.story.terminal.LiveOutput;
import dev.greenroom.sandbox.story.terminal.Output;
import dev.greenroom.sandbox.story.terminal.Outputs;
import dev.greenroom.sandbox.story.terminal.PlainOutput;
import dev.greenroom.sandbox.story.terminal.Recording;
import dev.greenroom.sandbox.story.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** A story on a stage, told on a terminal. */
final class Performance implements AutoCloseable {
    /** Every step is a matter of minutes on AWS; giving up on a service that throttles takes the provider more than an hour. */
    private static final Duration PATIENCE = Duration.ofHours(3);

    /** At a high speed it is this machine that takes the time. */
    private static final Duration PATIENCE_ON_THE_WALL = Duration.ofMinutes(3);

    private static final int REACHED = 0;
    private static final int NOT_REACHED = 1;

    private final Stage stage;
    private final Options options;
    private final Terminal terminal;
    private final Path checkout;
    private final PreviewWatch previews = new PreviewWatch();
    private final Output output;
    private final Narrator narrator;
    private final Instant start;

    Performance(Stage stage, Options options, Terminal terminal, Path checkout) {
        this.stage = stage;
        this.options = options;
        this.terminal = terminal;
        this.checkout = checkout;
        this.start = stage.time().instant();
        long startNanos = System.nanoTime();
        Supplier<Duration> wall = () -> Duration.ofNanos(System.nanoTime() - startNanos);
        this.output = output(wall);
        this.narrator = new Narrator(output, stage.time(), start);
        previews.start(
                stage.kubernetes(),
                options.previews() > 0 ? new FleetProgress(narrator, previews::all) : new Changes(narrator, wall));
    }

    private Output output(Supplier<Duration> wall) {
        List<Output> outputs = new ArrayList<>();
        outputs.add(terminal.live() ? live() : new PlainOutput(terminal.out()));
        options.record().ifPresent(file -> outputs.add(new Recording(file, wall)));
        return new Outputs(outputs);
    }

    private Output live() {
        LiveOutput live = new LiveOutput(
                terminal.out(),
                terminal.ink(),
                terminal.size(),
                () -> previews.all().stream().map(Sight::row).toList(),
                this::footer);
        live.start();
        return live;
    }

    private String footer() {
        Duration elapsed = Duration.between(start, stage.time().instant());
        return Line.stamp(elapsed) + "  KUBECONFIG=" + shown(stage.kubeconfig());
    }

    /** Returns the exit code. */
    int play() throws InterruptedException {
        narrator.step("The operator as in production, on a simulated AWS, " + pace() + ".");
        narrator.fact("KUBECONFIG=" + shown(stage.kubeconfig()) + ", log in " + shown(stage.log()));
        try {
            Kubectl kubectl = new Kubectl(stage.kubernetes(), narrator, checkout);
            plot().play(new Scene(stage, previews, kubectl, narrator, patience()));
            return REACHED;
        } catch (StepFailedException e) {
            narrator.trouble("This step was not reached: " + e.getMessage());
            return NOT_REACHED;
        }
    }

    private Plot plot() {
        if (options.previews() > 0) {
            return new FleetPlot(options.previews());
        }
        return options.broken().<Plot>map(BreakdownPlot::new).orElseGet(PullRequestPlot::new);
    }

    private Duration patience() {
        Duration onTheWall = Duration.ofMillis((long) (PATIENCE_ON_THE_WALL.toMillis() * options.speed()));
        return onTheWall.compareTo(PATIENCE) > 0 ? onTheWall : PATIENCE;
    }

    private String pace() {
        return options.speed() == 1 ? "in real time" : "where time runs " + number(options.speed()) + " times faster";
    }

    private static String number(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }

    /** On a terminal: says what can be played with, and leaves it to the person until the process is ended. */
    void stayUp() throws InterruptedException {
        narrator.step("The sandbox stays up until Ctrl-C. In another terminal:");
        narrator.hint("export KUBECONFIG=" + stage.kubeconfig().toAbsolutePath());
        narrator.hint("kubectl apply -f " + Chapters.EXAMPLE);
        narrator.hint("kubectl get previews -w");
        narrator.hint("kubectl patch preview gp-api-pr-123 --type merge -p '{\"spec\":{\"image\":\""
                + Images.TO_PLAY_WITH + "\"}}'");
        narrator.hint("kubectl describe preview gp-api-pr-123");
        narrator.hint("kubectl delete preview gp-api-pr-123");
        narrator.hint("curl " + stage.metrics());
        new CountDownLatch(1).await();
    }

    /** Relative to where the user is, if it is below. */
    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    /** What is on the terminal stays there; the stage goes. */
    @Override
    public void close() {
        output.close();
        previews.close();
        stage.close();
    }
}
