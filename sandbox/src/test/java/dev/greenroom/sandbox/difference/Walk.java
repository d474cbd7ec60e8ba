package dev.greenroom.sandbox.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** One case on one side, step by step, from apply to nothing left. What is seen after each step is written to target. */
final class Walk implements Callable<Map<String, Seen>> {
    private static final Path FOLDER = Path.of("target", "difference");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** How often in a row nothing may have happened until a preview is where it stays. */
    private static final int STILL = 3;

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Side side;
    private final Case what;
    private Resource<PreviewEnvironment> preview;

    Walk(Side side, Case what) {
        this.side = side;
        this.what = what;
    }

    /** What was seen, by step. */
    @Override
    public Map<String, Seen> call() {
        apply();
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (Case.Step step : what.steps()) {
            if (step.patch() != null) {
                preview.patch(MERGE, step.patch().toString());
            }
            seen.put(step.step(), awaited(step));
        }
        preview.delete();
        eventually("deletion", () -> assertThat(preview.get()).as(this::said).isNull());
        return seen;
    }

    private void apply() {
        byte[] manifest = side.in(what.manifest()).getBytes(StandardCharsets.UTF_8);
        List<HasMetadata> objects =
                side.kubernetes().load(new ByteArrayInputStream(manifest)).items();
        for (HasMetadata object : objects) {
            side.kubernetes().resource(object).inNamespace(side.namespace()).create();
            if (object.getKind().equals("PreviewEnvironment")) {
                preview = side.kubernetes()
                        .resources(PreviewEnvironment.class)
                        .inNamespace(side.namespace())
                        .withName(object.getMetadata().getName());
            }
        }
    }

    private Seen awaited(Case.Step step) {
        List<PreviewEnvironmentStatus> same = new ArrayList<>();
        eventually(
                step.step(),
                () -> assertThat(still(step.await(), same)).as(this::said).isTrue());
        Seen seen = Seen.of(side, same.get(0));
        keep(step.step(), seen);
        return seen;
    }

    /** Whether the preview was seen as it is now a few times in a row. */
    private boolean still(Awaited awaited, List<PreviewEnvironmentStatus> same) {
        PreviewEnvironment now = preview.get();
        if (!awaited.reached(now) || !same.stream().allMatch(now.getStatus()::equals)) {
            same.clear();
        }
        if (awaited.reached(now)) {
            same.add(now.getStatus());
        }
        return same.size() > STILL;
    }

    private void eventually(String step, Runnable assertion) {
        await(side.name() + " " + what + " " + step)
                .atMost(PATIENCE)
                .pollInterval(side.lookEvery())
                .pollInSameThread()
                .untilAsserted(assertion::run);
    }

    private String said() {
        PreviewEnvironment now = preview.get();
        return now == null || now.getStatus() == null
                ? "nothing"
                : now.getStatus().phase() + " "
                        + Serialization.asJson(now.getStatus().conditions());
    }

    private void keep(String step, Seen seen) {
        try {
            Path file = FOLDER.resolve(side.name()).resolve(what.name()).resolve(step + ".json");
            Files.createDirectories(file.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
