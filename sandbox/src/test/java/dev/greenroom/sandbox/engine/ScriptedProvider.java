package dev.greenroom.sandbox.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.PartlyMadeException;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cloud of things without meaning: outputs are the inputs, with an {@code id} and an {@code arn}. What it is called for is
 * noted as {@code "create <id>"}; the input {@code label}, or else {@code name}, is the beginning of an id.
 */
final class ScriptedProvider implements ResourceProvider {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<ObjectNode> settings = new CopyOnWriteArrayList<>();
    final Map<String, Existing> cloud = new ConcurrentHashMap<>();
    final Set<String> replacing = ConcurrentHashMap.newKeySet();
    final Set<String> secretOutputs = ConcurrentHashMap.newKeySet();
    final Map<String, String> failing = new ConcurrentHashMap<>();
    final Set<String> partlyFailing = ConcurrentHashMap.newKeySet();
    final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    final Map<String, CountDownLatch> arrivals = new ConcurrentHashMap<>();
    volatile boolean deleteFirst;
    /** What is read is another size than what was made, and what came second is gone. */
    volatile boolean drifting;

    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();

    /** Holds the call until the latch is counted down; the answer is counted down when it has come. */
    CountDownLatch hold(String call, CountDownLatch gate) {
        gates.put(call, gate);
        CountDownLatch arrival = new CountDownLatch(1);
        arrivals.put(call, arrival);
        return arrival;
    }

    /** Calls that begin with the word. */
    List<String> calls(String word) {
        return calls.stream().filter(call -> call.startsWith(word)).toList();
    }

    @Override
    public Configured configure(ObjectNode given) {
        settings.add(given);
        return new Account();
    }

    private final class Account implements Configured {
        @Override
        public ObjectNode invoke(String token, ObjectNode arguments) {
            called("invoke " + token);
            return arguments.deepCopy().put("answer", token);
        }

        @Override
        public Checked check(String type, ObjectNode old, ObjectNode inputs) {
            List<Problem> problems = new ArrayList<>();
            if (inputs.path("name").asText().equals("wrong")) {
                problems.add(new Problem("name", "it is wrong"));
            }
            ObjectNode checked = inputs.deepCopy();
            if (!checked.has("name")) {
                checked.put(
                        "name",
                        old == null
                                ? "auto-" + names.incrementAndGet()
                                : old.path("name").asText());
            }
            return new Checked(checked, problems);
        }

        @Override
        public Diff diff(String type, Existing old, ObjectNode inputs) {
            Set<String> changed = new HashSet<>();
            old.inputs().fieldNames().forEachRemaining(changed::add);
            inputs.fieldNames().forEachRemaining(changed::add);
            changed.removeIf(name -> old.inputs().path(name).equals(inputs.path(name)));
            Set<String> forcing = new HashSet<>(changed);
            forcing.retainAll(replacing);
            return new Diff(changed, forcing, deleteFirst);
        }

        @Override
        public Existing create(String type, ObjectNode inputs) throws InterruptedException {
            String label = label(inputs);
            called("create " + label);
            Existing made = new Existing(label + "-" + ids.incrementAndGet(), inputs, outputs(inputs));
            made.outputs().put("id", made.id()).put("arn", "arn:" + made.id());
            cloud.put(made.id(), made);
            try {
                script("create " + label);
            } catch (ProviderException | InterruptedException e) {
                if (partlyFailing.contains(label)) {
                    throw new PartlyMadeException(String.valueOf(e.getMessage()), made);
                }
                cloud.remove(made.id());
                throw e;
            }
            return made;
        }

        @Override
        public Optional<Existing> read(String type, String id, ObjectNode inputs) throws InterruptedException {
            called("read " + id);
            script("read " + id);
            if (drifting) {
                cloud.remove(id.endsWith("-2") ? id : "");
                cloud.computeIfPresent(
                        id,
                        (key, made) -> new Existing(
                                id,
                                made.inputs().deepCopy().put("size", 7),
                                made.outputs().deepCopy().put("size", 7)));
            }
            return Optional.ofNullable(cloud.get(id));
        }

        @Override
        public Existing update(String type, Existing old, ObjectNode inputs) throws InterruptedException {
            called("update " + old.id());
            script("update " + label(inputs));
            Existing updated = new Existing(old.id(), inputs, outputs(inputs));
            updated.outputs().put("id", old.id()).put("arn", "arn:" + old.id());
            cloud.put(old.id(), updated);
            return updated;
        }

        @Override
        public void delete(String type, Existing old) throws InterruptedException {
            called("delete " + old.id());
            script("delete " + label(old.inputs()));
            cloud.remove(old.id());
        }

        @Override
        public Set<String> secretOutputs(String type) {
            return secretOutputs;
        }
    }

    private void called(String call) {
        calls.add(call);
    }

    private void script(String call) throws InterruptedException {
        if (arrivals.containsKey(call)) {
            arrivals.get(call).countDown();
        }
        if (gates.containsKey(call)) {
            gates.get(call).await();
        }
        if (failing.containsKey(call)) {
            throw new ProviderException(failing.get(call));
        }
    }

    private static ObjectNode outputs(ObjectNode inputs) {
        return inputs.deepCopy();
    }

    private static String label(ObjectNode inputs) {
        return inputs.path("label").asText(inputs.path("name").asText("thing"));
    }
}
