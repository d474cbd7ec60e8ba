package dev.greenroom.operator.real.chaos;

import static org.awaitility.Awaitility.await;

import dev.greenroom.operator.real.RunningOperator;
import dev.greenroom.operator.real.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stage with two operators that elect a leader, each on wires of its own, so that it is known who did what. */
final class ChaosPair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LEASE = "greenroom-operator";
    private static final Pattern STATE = Pattern.compile("\\.pulumi/stacks/greenroom/([^/]+)\\.json\\?");

    private final ChaosStage chaos;
    private final Keeper keeper;
    private final List<Instance> instances;

    /** Who wrote, and what. */
    private record Write(String instance, Call call) {}

    ChaosPair(String name) {
        this.chaos = new ChaosStage(name, Map.of("LEADER_ELECTION", "true"));
        Stage stage = chaos.stage();
        String other = name + "-other";
        Wires wires = Wires.string(Path.of("target", "real", other));
        Map<String, String> settings = new HashMap<>(stage.operator().settings());
        settings.put("BACKEND_URL", stage.backend().url(wires.throughThem()));
        RunningOperator operator = new RunningOperator(other, settings, wires.throughThem());
        operator.launch();
        this.keeper = new Keeper(operator);
        this.instances = List.of(
                new Instance("first", stage.operator(), chaos.wires()), new Instance("second", operator, wires));
        chaos.watch(operator);
    }

    ChaosStage chaos() {
        return chaos;
    }

    /** The one that leads, once one does. */
    Instance leader() {
        return await("a leader")
                .atMost(PATIENCE)
                .until(() -> instances.stream().filter(Instance::leads).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The operator that is started again may be the first to ask for the lease. */
    void awaitAnotherThan(long life) {
        await("another leader than process " + life).atMost(PATIENCE).until(() -> instances.stream()
                .anyMatch(instance -> instance.operator().process().pid() != life && instance.leads()));
    }

    /** Says in the lease that somebody else holds it, as of now. */
    void stealTheLease() {
        String namespace = chaos.cluster().client().getNamespace();
        chaos.cluster().client().leases().inNamespace(namespace).withName(LEASE).edit(lease -> {
            lease.getSpec().setHolderIdentity("somebody-else");
            lease.getSpec().setRenewTime(ZonedDateTime.now(ZoneOffset.UTC));
            return lease;
        });
    }

    /** By stack, who wrote its state, in the order of writing, whoever wrote twice in a row once. */
    Map<String, List<String>> writersOfStates() {
        List<Write> writes = instances.stream()
                .flatMap(instance ->
                        instance.wires().aws().writes().stream().map(call -> new Write(instance.name(), call)))
                .sorted(Comparator.comparing(write -> write.call().at()))
                .toList();
        Map<String, List<String>> writers = new TreeMap<>();
        for (Write write : writes) {
            Matcher state = STATE.matcher(write.call().path());
            if (write.call().puts(".pulumi/stacks/") && state.find()) {
                List<String> ofStack = writers.computeIfAbsent(state.group(1), stack -> new ArrayList<>());
                if (ofStack.isEmpty() || !ofStack.get(ofStack.size() - 1).equals(write.instance())) {
                    ofStack.add(write.instance());
                }
            }
        }
        return writers;
    }

    @Override
    public void close() {
        keeper.close();
        instances.get(1).operator().close();
        chaos.close();
        instances.get(1).wires().close();
    }
}
