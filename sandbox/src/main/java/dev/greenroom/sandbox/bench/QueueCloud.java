package dev.greenroom.sandbox.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ResourceProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A cloud in which every create takes two seconds, and nothing else takes any time; or waits until it is let go. */
final class QueueCloud implements ResourceProvider {
    static final Duration CREATE = Duration.ofSeconds(2);

    private final BusyTime creates = new BusyTime();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Creates wait from now on. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    int creating() {
        return creates.inside();
    }

    /** For how long something was being created: the part of a run that is the cloud's. */
    Duration path() {
        return creates.total();
    }

    @Override
    public Configured configure(ObjectNode settings) {
        return new Queues();
    }

    private final class Queues implements Configured {
        @Override
        public ObjectNode invoke(String token, ObjectNode arguments) {
            throw new UnsupportedOperationException(token);
        }

        @Override
        public Checked check(String type, ObjectNode old, ObjectNode inputs) {
            return new Checked(inputs, List.of());
        }

        @Override
        public Diff diff(String type, Existing old, ObjectNode inputs) {
            return new Diff(Set.of(), Set.of(), false);
        }

        @Override
        public Existing create(String type, ObjectNode inputs) throws InterruptedException {
            creates.during(() -> {
                TimeUnit.NANOSECONDS.sleep(CREATE.toNanos());
                gate.await();
            });
            String name = inputs.path("name").asText();
            ObjectNode outputs = inputs.deepCopy().put("arn", "arn:aws:sqs:us-west-2:123456789012:" + name);
            return new Existing("https://sqs.us-west-2.amazonaws.com/123456789012/" + name, inputs, outputs);
        }

        @Override
        public Optional<Existing> read(String type, String id, ObjectNode inputs) {
            return Optional.empty();
        }

        @Override
        public Existing update(String type, Existing old, ObjectNode inputs) {
            return new Existing(old.id(), inputs, old.outputs());
        }

        @Override
        public void delete(String type, Existing old) {}

        @Override
        public Set<String> secretOutputs(String type) {
            return Set.of();
        }
    }
}
