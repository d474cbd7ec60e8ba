package dev.greenroom.operator.real.chaos;

import dev.greenroom.operator.real.Cluster;
import dev.greenroom.operator.real.RunningOperator;
import dev.greenroom.operator.real.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A stage whose operator is reached by wires and started again whenever it ends, and the previews that are wanted on it. */
final class ChaosStage implements AutoCloseable {
    private static final Duration PATIENCE_TO_A_POINT = Duration.ofMinutes(3);
    /** Of the database in the example. */
    private static final int CAPACITY = 2;

    private static final String IMAGES = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:";

    private final Wires wires;
    private final Stage stage;
    private final Keeper keeper;
    private final Judge judge;
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    ChaosStage(String name) {
        this(name, Map.of());
    }

    /**
     * Starts the operator.
     *
     * @param settings without GREENROOM_
     */
    ChaosStage(String name, Map<String, String> settings) {
        this.wires = Wires.string(Path.of("target", "real", name));
        this.stage = Stage.open(name, settings, wires.throughThem());
        this.keeper = new Keeper(stage.operator());
        this.judge = new Judge(stage);
    }

    Stage stage() {
        return stage;
    }

    /** One more operator whose processes and files are looked at. */
    void watch(RunningOperator operator) {
        judge.watch(operator);
    }

    Wires wires() {
        return wires;
    }

    Cluster cluster() {
        return stage.cluster();
    }

    ProcessHandle operator() {
        return stage.operator().process();
    }

    Wanted wanted(String preview) {
        return wanted.getOrDefault(preview, Wanted.gone(preview));
    }

    /** Makes a preview in peace and quiet; what it has is the measure of the others. */
    void learnFrom(String preview) {
        create(preview);
        cluster().awaitReady(preview, wanted(preview).image());
        judge.learnFrom(preview);
    }

    void create(String preview) {
        cluster().apply(manifest(preview, IMAGES + "1"));
        wanted.put(preview, new Wanted(preview, IMAGES + "1", CAPACITY));
    }

    private String manifest(String preview, String image) {
        return stage.example("preview-gp-api.yaml")
                .replace("gp-api-pr-123", preview)
                .replace("  region:", "  image: " + image + "\n  region:")
                .replaceAll("(?m)^    migration:\n.*\n", "");
    }

    /** Pushes an image that no preview had. */
    void push(String preview) {
        String image = IMAGES + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        cluster().patchImage(preview, image);
        wanted.put(preview, new Wanted(preview, image, wanted(preview).maxCapacity()));
    }

    void resizeDatabase(String preview, int maxCapacity) {
        cluster()
                .kubectl(
                        "patch",
                        "preview",
                        preview,
                        "--type",
                        "merge",
                        "-p",
                        "{\"spec\":{\"database\":{\"maxCapacity\":" + maxCapacity + "}}}");
        wanted.put(preview, new Wanted(preview, wanted(preview).image(), maxCapacity));
    }

    void delete(String preview) {
        cluster().delete(preview);
        wanted.put(preview, Wanted.gone(preview));
    }

    /** Brings a preview to a point and kills there. */
    void strikeAt(Point point, Death death, String preview) {
        Hold hold = point.hold(wires, preview);
        if (point.ofDeletion()) {
            delete(preview);
        } else {
            create(preview);
        }
        String where = preview + " " + point;
        System.out.println("chaos: on the way to " + where);
        Call call = hold.await(PATIENCE_TO_A_POINT);
        int victims = death.strike(operator());
        System.out.println("chaos: " + where + " (" + call + "): killed " + death + ", " + victims + " processes");
        if (death == Death.OPERATOR) {
            hold.release(); // its CLI lives on and hears the answer
        } else {
            hold.drop();
        }
    }

    Verdict judge(Duration patience) {
        return judge.judge(List.copyOf(wanted.values()), patience);
    }

    /** What each preview says of itself. */
    String phases() {
        return living().stream()
                .map(preview -> preview + " is " + cluster().status(preview).phase())
                .collect(Collectors.joining(", "));
    }

    /** How often the operator was started again. */
    int restarts() {
        return keeper.starts();
    }

    /** Previews that are there. */
    List<String> living() {
        List<String> living = new ArrayList<>();
        new TreeMap<>(wanted).forEach((name, one) -> {
            if (!one.isGone()) {
                living.add(name);
            }
        });
        return living;
    }

    @Override
    public void close() {
        keeper.close();
        stage.close();
        wires.close();
    }
}
