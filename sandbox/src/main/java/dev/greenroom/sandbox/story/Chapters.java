package dev.greenroom.sandbox.story;

import dev.greenroom.api.Endpoints;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.operator.status.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The chapters in the life of one pull request. Each returns when what it tells of is seen in the preview's status. */
final class Chapters {
    static final Path EXAMPLE = Path.of("examples", "preview-gp-api.yaml");

    private static final Duration BUILD = Duration.ofMinutes(3);
    private static final Duration BREATH = Duration.ofMinutes(1);
    private static final List<String> LASTING = List.of("data", "net");

    private final Scene scene;
    private final Narrator narrator;
    private final List<Taken> taken = new ArrayList<>();
    private String name;

    /**
     * How long a chapter took, in the sandbox's time.
     *
     * @param what such as {@code deleted in}
     */
    record Taken(String what, Duration span) {}

    Chapters(Scene scene) {
        this.scene = scene;
        this.narrator = scene.narrator();
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    Sight now() throws StepFailedException {
        return scene.previews().of(name).orElseThrow(() -> new StepFailedException(name + " is gone"));
    }

    /** CI applies the manifest when the pull request opens, and builds the image while AWS makes database and network. */
    void open() throws StepFailedException, InterruptedException {
        Duration start = apply();
        scene.await(
                name,
                "provisioning data and net without an image",
                sight -> sight.provisions(LASTING),
                sight -> sight.waitsForImage() || sight.failed() || sight.stalled());
        build(start);
    }

    /** CI does the same while something is broken, so that nothing may come of it. */
    void ask() throws StepFailedException, InterruptedException {
        build(apply());
    }

    private Duration apply() throws StepFailedException {
        narrator.step("A pull request opens. CI asks for its environment and starts to build the image.");
        Duration start = narrator.elapsed();
        name = scene.kubectl().apply(EXAMPLE);
        return start;
    }

    /** Returns when CI has built the image. */
    private void build(Duration start) throws InterruptedException {
        Duration left = BUILD.minus(narrator.elapsed().minus(start));
        if (!left.isNegative()) {
            scene.time().sleep(left);
        }
    }

    void becomeReady() throws StepFailedException, InterruptedException {
        narrator.step("CI has built the image.");
        scene.kubectl().patchImage(name, Images.FIRST);
        Sight ready = awaitReady(Images.FIRST);
        taken.add(new Taken("Ready after", timeToReady(ready.status())));
        facts(ready.status());
        scene.time().sleep(BREATH);
    }

    /** A push changes the application only, and so runs that stack only: the others' last runs stay what they were. */
    void push() throws StepFailedException, InterruptedException {
        narrator.step("A push. CI builds the next image.");
        Sight before = now();
        Sight after = deploy("pushed in", Images.SECOND);
        for (String part : LASTING) {
            if (!after.lastRun(part).equals(before.lastRun(part))) {
                throw new StepFailedException("the push has run " + part + " as well: " + after.lastRun(part));
            }
        }
        if (after.lastRun("app").equals(before.lastRun("app"))) {
            throw new StepFailedException("the push has not run app: " + after.lastRun("app"));
        }
        narrator.good("only app was run, " + after.lastRun("app") + "; data and net are untouched since "
                + after.lastRun("data") + " and " + after.lastRun("net"));
        scene.time().sleep(BREATH);
    }

    void badImage() throws StepFailedException, InterruptedException {
        narrator.step("A push that does not work.");
        Duration start = narrator.elapsed();
        scene.kubectl().patchImage(name, Images.CRASHING);
        Sight told = scene.await(
                name,
                "Failed",
                sight -> sight.wants(Images.CRASHING) && sight.failed(),
                sight -> sight.readyWith(Images.CRASHING));
        expectWhy(told);
        taken.add(new Taken("told of the bad image after", narrator.elapsed().minus(start)));
        scene.time().sleep(BREATH);
    }

    /** That it failed has to come with what whoever pushed it needs: the reason, and the end of the container's log. */
    private static void expectWhy(Sight told) throws StepFailedException {
        if (!told.reason().equals(Reason.DeploymentFailed.name())
                || told.sentence().isBlank()) {
            throw new StepFailedException("the bad image is told of without the reason " + Reason.DeploymentFailed
                    + ", but as " + told.headline() + ": " + told.message());
        }
        if (told.logLines().stream().allMatch(String::isBlank)) {
            throw new StepFailedException("the bad image is told of without the last lines of its log: "
                    + told.headline() + ": " + told.message());
        }
    }

    void fix() throws StepFailedException, InterruptedException {
        narrator.step("The fix.");
        deploy("mended in", Images.FIXED);
        scene.time().sleep(BREATH);
    }

    Stage.Repair breakDown(Breakdown breakdown) {
        narrator.step(capital(breakdown.what()) + ".");
        return breakdown.ofTheImage() ? () -> {} : scene.stage().breakDown(breakdown);
    }

    /** The first image comes while something is broken, and the status has to say what. */
    void fail(Breakdown breakdown) throws StepFailedException, InterruptedException {
        String image = breakdown.ofTheImage() ? Images.NOT_MIGRATING : Images.FIRST;
        narrator.step("CI has built the image.");
        scene.kubectl().patchImage(name, image);
        Sight told = scene.await(
                name,
                "told of",
                sight -> sight.wants(image) && sight.says(breakdown.sign()),
                sight -> sight.readyWith(image));
        if (!told.failed()) {
            narrator.trouble(told.headline() + ": " + told.message());
        }
        scene.time().sleep(BREATH);
    }

    void recover(Breakdown breakdown, Stage.Repair repair) throws StepFailedException, InterruptedException {
        narrator.step(capital(breakdown.mended()) + ".");
        repair.mend();
        if (breakdown.ofTheImage()) {
            scene.kubectl().patchImage(name, Images.FIRST);
        }
        if (breakdown.nudged()) {
            scene.kubectl()
                    .nudge(
                            name,
                            scene.time()
                                    .instant()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString());
        }
        Sight ready = scene.await(name, "Ready", sight -> sight.readyWith(Images.FIRST));
        taken.add(new Taken("Ready after", timeToReady(ready.status())));
        facts(ready.status());
        scene.time().sleep(BREATH);
    }

    /** The preview as it was last seen. */
    Sight close() throws StepFailedException, InterruptedException {
        narrator.step("The pull request is closed.");
        Duration start = narrator.elapsed();
        scene.kubectl().delete(name);
        Sight last = scene.awaitGone(name);
        Duration span = narrator.elapsed().minus(start);
        taken.add(new Taken("deleted in", span));
        narrator.fact("gone after " + Spans.of(span));
        scene.expectNothingLeft();
        return last;
    }

    private Sight deploy(String what, String image) throws StepFailedException, InterruptedException {
        Duration start = narrator.elapsed();
        scene.kubectl().patchImage(name, image);
        Sight ready = awaitReady(image);
        taken.add(new Taken(what, narrator.elapsed().minus(start)));
        return ready;
    }

    private Sight awaitReady(String image) throws StepFailedException, InterruptedException {
        return scene.await(
                name, "Ready", sight -> sight.readyWith(image), sight -> sight.wants(image) && sight.stalled());
    }

    private void facts(PreviewEnvironmentStatus status) {
        Endpoints endpoints = status.endpoints();
        narrator.fact("url       " + status.url());
        narrator.fact("database  " + endpoints.database().host() + ":"
                + endpoints.database().port());
        endpoints.queues().forEach(queue -> narrator.fact("queue     " + queue.url()));
        narrator.fact("cost      $" + status.cost().monthly() + " a month, $"
                + status.cost().hourly() + " an hour");
    }

    private static Duration timeToReady(PreviewEnvironmentStatus status) {
        return Duration.ofSeconds(status.timeline().getOrDefault("Ready", 0L));
    }

    static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
