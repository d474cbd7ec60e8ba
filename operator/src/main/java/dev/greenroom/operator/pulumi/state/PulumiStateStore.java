package dev.greenroom.operator.pulumi.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.StateStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads the checkpoints that the CLI keeps in its own ("DIY") backends, and keeps run records under
 * {@code greenroom/runs} beside them.
 */
public final class PulumiStateStore implements StateStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a later version may remember more
            .build();

    private final Blobs blobs;

    public PulumiStateStore(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public Optional<StackState> read(StackId stack) {
        String plain = ".pulumi/stacks/" + StackId.PROJECT + "/" + stack.name() + ".json";
        return with(stack, () -> {
            Optional<byte[]> content = blobs.get(plain);
            if (content.isEmpty()) {
                content = unzipped(blobs.get(plain + ".gz"));
            }
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            JSON.readValue(content.get(), Checkpoint.class).toState());
        });
    }

    @Override
    public Optional<RunRecord> record(StackId stack) {
        return with(stack, () -> {
            Optional<byte[]> content = blobs.get(recordOf(stack));
            return content.isPresent() ? Optional.of(JSON.readValue(content.get(), RunRecord.class)) : Optional.empty();
        });
    }

    @Override
    public void write(StackId stack, RunRecord record) {
        with(stack, () -> {
            blobs.put(recordOf(stack), JSON.writeValueAsBytes(record));
            return record;
        });
    }

    @Override
    public void forget(StackId stack) {
        with(stack, () -> {
            blobs.delete(recordOf(stack));
            return stack;
        });
    }

    private static String recordOf(StackId stack) {
        return "greenroom/runs/" + stack.name() + ".json";
    }

    private static Optional<byte[]> unzipped(Optional<byte[]> content) throws IOException {
        if (content.isEmpty()) {
            return content;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content.get()))) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** What may fail in the backend's many ways, made one. */
    private static <T> T with(StackId stack, Access<T> access) {
        try {
            return access.run();
        } catch (IOException | RuntimeException e) {
            throw new StateUnavailableException(
                    "the state backend did not give or take what belongs to stack " + stack.name() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    @FunctionalInterface
    private interface Access<T> {
        T run() throws IOException;
    }
}
