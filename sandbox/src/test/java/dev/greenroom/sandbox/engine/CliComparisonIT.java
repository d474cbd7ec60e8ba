package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.PendingCreateValue;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.UpResult;
import com.pulumi.automation.UpdateSummary;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same programs, one after the other, through the {@code pulumi} CLI and through the engine, on the same scripted cloud. */
class CliComparisonIT {
    private static final String TWO = "urn:pulumi:dev::greenroom::test:index:Thing::two";

    @TempDir
    Path folder;

    /** What is done with the stack. */
    sealed interface Action {}

    private record Up(Consumer<Context> program) implements Action {}

    private record Refresh() implements Action {}

    /** By URN. */
    private record RefreshOf(String urn) implements Action {}

    /** With an id of what was pending. */
    private record RefreshImporting(String urn, String id) implements Action {}

    /** Nothing is run: the state becomes that of a CLI which was killed while it created the resource of this name. */
    private record CutOff(String name) implements Action {}

    /** An edited export is imported: the pending create of this name has an id now. */
    private record Adopt(String name, String id) implements Action {}

    private record Destroy() implements Action {}

    /** What is done with one stack in turn. */
    record Case(String name, Consumer<ScriptedProvider> cloud, List<Action> actions) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("chain", chain(1), chain(1), new Refresh(), chain(2), new Destroy()),
                of("gone", chain(1), up(context -> {})),
                new Case("replaced", cloud -> cloud.replacing.add("size"), List.of(chain(1), chain(2), new Destroy())),
                new Case("deleted-first", CliComparisonIT::deletesFirst, List.of(chain(1), chain(2))),
                of("replaced-by-wish", replacing(1), replacing(2)),
                of("ignored", ignoring("a"), ignoring("b")),
                of(
                        "renamed",
                        named("old", options().build()),
                        named(
                                "new",
                                options()
                                        .aliases(Alias.builder().name("old").build())
                                        .build())),
                of("protected", named("one", options().protect(true).build()), up(context -> {}), new Destroy()),
                of("retained", named("one", options().retainOnDelete(true).build()), new Destroy()),
                new Case(
                        "secret",
                        cloud -> cloud.secretOutputs.add("arn"),
                        List.of(up(CliComparisonIT::secret), up(CliComparisonIT::secret))),
                new Case("imported", CliComparisonIT::exists, List.of(imported(3), imported(3), imported(4))),
                new Case(
                        "read",
                        CliComparisonIT::exists,
                        List.of(up(CliComparisonIT::read), up(CliComparisonIT::read), new Destroy())),
                new Case(
                        "failed", cloud -> cloud.failing.put("create two", "no two"), List.of(chain(1), new Destroy())),
                new Case("partly", CliComparisonIT::partly, List.of(chain(1))),
                new Case("changed-outside", cloud -> cloud.drifting = true, List.of(chain(1), new Refresh(), chain(1))),
                of("group", up(CliComparisonIT::group), up(CliComparisonIT::group), new Refresh(), new Destroy()),
                of("broken", chain(1), up(CliComparisonIT::broken)),
                of(
                        "cut-off-imported",
                        chain(1),
                        new CutOff("two"),
                        new Refresh(),
                        new RefreshImporting(TWO, "two-2"),
                        new Destroy()),
                of(
                        "cut-off-adopted",
                        chain(1),
                        new CutOff("two"),
                        new Adopt("two", "two-2"),
                        new RefreshOf(TWO),
                        chain(1),
                        new Destroy()),
                of("refused", up(context -> new Thing("one", Thing.Args.named("wrong")))));
    }

    private static Case of(String name, Action... actions) {
        return new Case(name, cloud -> {}, List.of(actions));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void bothLeaveTheSameState(Case one) throws Exception {
        try (Engine engine = new Engine(folder);
                RealCli cli = new RealCli(folder, folder.resolve("cli-backend"))) {
            one.cloud().accept(engine.cloud);
            one.cloud().accept(cli.cloud);
            for (Action action : one.actions()) {
                Consumer<Context> program = action instanceof Up up ? up.program() : context -> {};
                List<String> expected = outcome(cli.stack(program), folder.resolve("cli-backend"), action);
                List<String> actual = outcome(engine.stack("dev", program), folder.resolve("backend"), action);

                assertThat(calls(engine.cloud)).as("calls").isEqualTo(calls(cli.cloud));
                assertSame(states(engine.stack("dev", program)), states(cli.stack(program)));
                assertThat(actual).as("outcome").isEqualTo(expected);
            }
        }
    }

    private static void assertSame(Map<String, JsonNode> actual, Map<String, JsonNode> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((urn, state) -> assertThat(state).as(urn).isEqualTo(expected.get(urn)));
    }

    /** Outputs and counts, or errors. */
    private static List<String> outcome(WorkspaceStack stack, Path backend, Action action) throws IOException {
        List<String> outcome = new ArrayList<>();
        try {
            if (action instanceof Destroy) {
                outcome.add(counts(stack.destroy().summary()));
            } else if (action instanceof CutOff cut) {
                Checkpoint.inBackend(backend, checkpoint -> checkpoint.cutOff(cut.name()));
            } else if (action instanceof Adopt adopt) {
                Checkpoint.importing(stack, checkpoint -> checkpoint.adopt(adopt.name(), adopt.id()));
            } else if (!(action instanceof Up)) {
                outcome.add(counts(stack.refresh(options(action)).summary()));
            } else {
                UpResult up = stack.up();
                outcome.add(counts(up.summary()));
                up.outputs().forEach((name, output) -> outcome.add(name + "=" + output.value() + output.isSecret()));
            }
        } catch (AutomationException e) {
            e.getMessage()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("error: ") && !line.startsWith("error: Running program"))
                    .sorted()
                    .forEach(outcome::add);
        }
        return outcome;
    }

    private static RefreshOptions options(Action refresh) {
        if (refresh instanceof RefreshOf of) {
            return RefreshOptions.builder().targets(List.of(of.urn())).build();
        }
        if (refresh instanceof RefreshImporting importing) {
            PendingCreateValue made = PendingCreateValue.builder()
                    .setUrn(importing.urn())
                    .setId(importing.id())
                    .build();
            return RefreshOptions.builder().importPendingCreates(List.of(made)).build();
        }
        return RefreshOptions.builder().build();
    }

    private static String counts(UpdateSummary summary) {
        return new TreeMap<>(summary.resourceChanges()).toString();
    }

    /** In order, but for reads, which a refresh does all at once; ids count up alike on both sides. */
    private static List<String> calls(ScriptedProvider cloud) {
        return Stream.concat(
                        cloud.calls.stream().filter(call -> !call.startsWith("read")),
                        cloud.calls.stream()
                                .filter(call -> call.startsWith("read"))
                                .sorted())
                .toList();
    }

    /** Resources by URN and whether they are condemned, and operations under way, without what differs by nature. */
    private static Map<String, JsonNode> states(WorkspaceStack stack) throws Exception {
        JsonNode export = new ObjectMapper().valueToTree(stack.exportStack().deployment());
        Map<String, JsonNode> states = new TreeMap<>();
        export.path("resources").forEach(resource -> {
            ObjectNode state = comparable(resource);
            states.put(state.path("urn").asText() + state.path("delete").asBoolean(), state);
        });
        export.path("pending_operations").forEach(operation -> {
            ObjectNode state = comparable(operation.path("resource"));
            states.put(operation.path("type").asText() + " " + state.path("urn").asText(), state);
        });
        assertThat(new TreeSet<>(states.keySet())).isEqualTo(states.keySet());
        return states;
    }

    private static ObjectNode comparable(JsonNode resource) {
        ObjectNode state = resource.deepCopy();
        state.remove(List.of("created", "modified", "sourcePosition", "stackTrace"));
        if (state.path("type").asText().startsWith("pulumi:providers:")) {
            state.remove("id");
        }
        if (state.has("provider")) {
            state.put("provider", state.path("provider").asText().replaceAll("::[^:]*$", ""));
        }
        return state;
    }

    private static CustomResourceOptions.Builder options() {
        return CustomResourceOptions.builder();
    }

    private static Action up(Consumer<Context> program) {
        return new Up(program);
    }

    private static Action chain(double size) {
        return chain(size, CustomResourceOptions.Empty);
    }

    private static Action replacing(double size) {
        return chain(size, options().replaceOnChanges("size").build());
    }

    private static Action chain(double size, CustomResourceOptions options) {
        return up(context -> {
            Thing one = new Thing("one", Thing.Args.labelled("one").size(size), options);
            Thing two = new Thing("two", Thing.Args.labelled("two").name(one.arn()));
            context.export("arn", two.arn());
        });
    }

    private static Action ignoring(String owner) {
        return up(context -> new Thing(
                "one",
                Thing.Args.named("one").tags(Map.of("owner", owner, "team", "x")),
                options().ignoreChanges("tags.owner").build()));
    }

    private static Action named(String name, CustomResourceOptions options) {
        return up(context -> new Thing(name, Thing.Args.named("thing"), options));
    }

    private static Action imported(double size) {
        return up(context -> new Thing(
                "queue",
                Thing.Args.named("queue").size(size),
                options().importId("q-9").build()));
    }

    private static void secret(Context context) {
        Thing one = new Thing("one", Thing.Args.labelled("one").name(Output.ofSecret("hush")));
        new Thing("two", Thing.Args.labelled("two").name(one.arn()));
        context.export("hidden", one.thingName());
    }

    private static void read(Context context) {
        Thing queue = new Thing("queue", new Thing.Args(), options().id("q-9").build());
        context.export("arn", queue.arn());
    }

    private static void group(Context context) {
        OptionsTest.Group group = new OptionsTest.Group("group", ComponentResourceOptions.Empty);
        new Thing("one", Thing.Args.named("one"), options().parent(group).build());
    }

    private static void broken(Context context) {
        throw new IllegalStateException("broken");
    }

    private static void exists(ScriptedProvider cloud) {
        ObjectNode properties =
                new ObjectMapper().createObjectNode().put("name", "queue").put("size", 3);
        cloud.cloud.put(
                "q-9", new Existing("q-9", properties, properties.deepCopy().put("arn", "arn:q-9")));
    }

    private static void deletesFirst(ScriptedProvider cloud) {
        cloud.replacing.addAll(List.of("size", "name"));
        cloud.deleteFirst = true;
    }

    private static void partly(ScriptedProvider cloud) {
        cloud.failing.put("create two", "no two");
        cloud.partlyFailing.add("two");
    }
}
