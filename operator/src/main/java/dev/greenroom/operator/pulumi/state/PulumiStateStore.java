package dev.greenroom.operator.pulumi.state;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.stack.RunRecord;
import dev.greenroom.operator.stack.StateStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads the checkpoints that the CLI keeps in its own ("DIY") backends, and keeps run records under
 * {@code greenroom/runs} beside them.
 */
public final class PulumiStateStore implements StateStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a later version may remember more
            .build();
    private static final String STACKS = ".pulumi/stacks/" + StackId.PROJECT + "/";
    private static final String RUNS = "greenroom/runs/";

    private final Blobs blobs;

    public PulumiStateStore(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public Optional<StackState> read(StackId stack) {
        return with(stack, () -> {
            Optional<byte[]> content = checkpoint(stack);
            return content.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            JSON.readValue(content.get(), Checkpoint.class).toState());
        });
    }

    /**
     * The stack's state as {@code pulumi stack import} takes it, without anything pending.
     *
     * @param made what comes among its resources
     */
    public String settled(StackId stack, List<MadeByCreate> made) {
        return with(stack, () -> {
            byte[] content = checkpoint(stack).orElseThrow(() -> new NoSuchFileException(stack.name()));
            return SettledDeployment.of(JSON, (ObjectNode) JSON.readTree(content), made)
                    .toString();
        });
    }

    private Optional<byte[]> checkpoint(StackId stack) throws IOException {
        String plain = STACKS + stack.name() + ".json";
        Optional<byte[]> content = blobs.get(plain);
        return content.isPresent() ? content : unzipped(blobs.get(plain + ".gz"));
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

    @Override
    public SortedSet<StackId> stacks(String clusterId) {
        try {
            return Stream.concat(names(STACKS, ".json"), Stream.concat(names(STACKS, ".json.gz"), names(RUNS, ".json")))
                    .filter(name -> name.startsWith(clusterId + ".") && StackId.isName(name))
                    .map(StackId::new)
                    .collect(toCollection(() -> new TreeSet<>(Comparator.comparing(StackId::name))));
        } catch (RuntimeException e) {
            throw new StateUnavailableException("the state backend did not list what it holds: " + e.getMessage(), e);
        }
    }

    private Stream<String> names(String folder, String suffix) {
        return blobs.list(folder).stream()
                .filter(key -> key.endsWith(suffix))
                .map(key -> key.substring(folder.length(), key.length() - suffix.length()));
    }

    @Override
    public List<StackLock> locks(StackId stack) {
        return with(stack, () -> {
            List<StackLock> locks = new ArrayList<>();
            for (String key : blobs.list(".pulumi/locks/organization/" + StackId.PROJECT + "/" + stack.name() + "/")) {
                Optional<byte[]> content = blobs.get(key);
                if (content.isPresent()) {
                    locks.add(JSON.readValue(content.get(), Lock.class).at(key));
                }
            }
            return locks;
        });
    }

    @Override
    public void unlock(StackId stack, StackLock lock) {
        with(stack, () -> {
            blobs.delete(lock.key());
            return lock;
        });
    }

    /** What the CLI writes into a lock ("Pulumi CLI", DIY backend). */
    private record Lock(long pid, String username, String hostname, Instant timestamp) {
        StackLock at(String key) {
            return new StackLock(key, username, hostname, pid, timestamp);
        }
    }

    private static String recordOf(StackId stack) {
        return RUNS + stack.name() + ".json";
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
