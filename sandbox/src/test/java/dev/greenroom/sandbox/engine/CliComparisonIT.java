package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
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
    private static final CustomResourceOptions NONE = CustomResourceOptions.Empty;
    /** Stands for no program: the stack is destroyed. */
    private static final Consumer<Context> DESTROY = context -> {};
    /** Stands for no program: the stack is refreshed. */
    private static final Consumer<Context> REFRESH = context -> {};

    @TempDir
    Path folder;

    /** Programs that one stack runs in turn. */
    record Case(String name, Consumer<ScriptedProvider> cloud, List<Consumer<Context>> programs) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "chain",
                        cloud -> {},
                        List.of(chain(1, NONE), chain(1, NONE), REFRESH, chain(2, NONE), DESTROY)),
                new Case("gone", cloud -> {}, List.of(chain(1, NONE), context -> {})),
                new Case(
                        "replaced",
                        cloud -> cloud.replacing.add("size"),
                        List.of(chain(1, NONE), chain(2, NONE), DESTROY)),
                new Case(
                        "deleted-first",
                        cloud -> {
                            cloud.replacing.addAll(List.of("size", "name"));
                            cloud.deleteFirst = true;
                        },
                        List.of(chain(1, NONE), chain(2, NONE))),
                new Case(
                        "replaced-by-wish",
                        cloud -> {},
                        List.of(
                                chain(1, options().replaceOnChanges("size").build()),
                                chain(2, options().replaceOnChanges("size").build()))),
                new Case(
                        "ignored",
                        cloud -> {},
                        List.of(
                                tagged(
                                        "a",
                                        options().ignoreChanges("tags.owner").build()),
                                tagged(
                                        "b",
                                        options().ignoreChanges("tags.owner").build()))),
                new Case(
                        "renamed",
                        cloud -> {},
                        List.of(
                                named("old", NONE),
                                named(
                                        "new",
                                        options()
                                                .aliases(Alias.builder()
                                                        .name("old")
                                                        .build())
                                                .build()))),
                new Case(
                        "protected",
                        cloud -> {},
                        List.of(named("one", options().protect(true).build()), context -> {}, DESTROY)),
                new Case(
                        "retained",
                        cloud -> {},
                        List.of(named("one", options().retainOnDelete(true).build()), DESTROY)),
                new Case("secret", cloud -> cloud.secretOutputs.add("arn"), List.of(secret(), secret())),
                new Case("imported", CliComparisonIT::exists, List.of(imported(3), imported(3), imported(4))),
                new Case("read", CliComparisonIT::exists, List.of(read(), read(), DESTROY)),
                new Case(
                        "failed", cloud -> cloud.failing.put("create two", "no two"), List.of(chain(1, NONE), DESTROY)),
                new Case("partly", CliComparisonIT::partly, List.of(chain(1, NONE))),
                new Case("changed-outside", CliComparisonIT::changes, List.of(chain(1, NONE), REFRESH, chain(1, NONE))),
                new Case("group", cloud -> {}, List.of(group(), group(), REFRESH, DESTROY)),
                new Case("broken", cloud -> {}, List.of(chain(1, NONE), context -> {
                    throw new IllegalStateException("broken");
                })),
                new Case("refused", cloud -> {}, List.of(context -> new Thing("one", Thing.Args.named("wrong")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void bothLeaveTheSameState(Case one) throws Exception {
        try (Engine engine = new Engine(folder);
                RealCli cli = new RealCli(folder, folder.resolve("cli-backend"))) {
            one.cloud().accept(engine.cloud);
            one.cloud().accept(cli.cloud);
            for (Consumer<Context> program : one.programs()) {
                List<String> expected = outcome(cli.stack(program), program);
                List<String> actual = outcome(engine.stack("dev", program), program);

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
    private static List<String> outcome(WorkspaceStack stack, Consumer<Context> program) {
        List<String> outcome = new ArrayList<>();
        try {
            if (program == DESTROY) {
                outcome.add(new TreeMap<>(stack.destroy().summary().resourceChanges()).toString());
            } else if (program == REFRESH) {
                outcome.add(new TreeMap<>(stack.refresh().summary().resourceChanges()).toString());
            } else {
                var up = stack.up();
                outcome.add(new TreeMap<>(up.summary().resourceChanges()).toString());
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

    /** In order, but for reads, which a refresh does all at once; ids count up alike on both sides. */
    private static List<String> calls(ScriptedProvider cloud) {
        return Stream.concat(
                        cloud.calls.stream().filter(call -> !call.startsWith("read")),
                        cloud.calls.stream()
                                .filter(call -> call.startsWith("read"))
                                .sorted())
                .toList();
    }

    /** Resources by URN and whether they are condemned, without what differs by nature. */
    private static Map<String, JsonNode> states(WorkspaceStack stack) throws Exception {
        JsonNode export = new ObjectMapper().valueToTree(stack.exportStack().deployment());
        Map<String, JsonNode> states = new TreeMap<>();
        export.path("resources").forEach(resource -> {
            ObjectNode state = resource.deepCopy();
            state.remove(List.of("created", "modified", "sourcePosition", "stackTrace"));
            if (state.path("type").asText().startsWith("pulumi:providers:")) {
                state.remove("id");
            }
            if (state.has("provider")) {
                state.put("provider", state.path("provider").asText().replaceAll("::[^:]*$", ""));
            }
            states.put(state.path("urn").asText() + state.path("delete").asBoolean(), state);
        });
        assertThat(new TreeSet<>(states.keySet())).isEqualTo(states.keySet());
        return states;
    }

    private static CustomResourceOptions.Builder options() {
        return CustomResourceOptions.builder();
    }

    private static Consumer<Context> chain(double size, CustomResourceOptions options) {
        return context -> {
            Thing one = new Thing("one", Thing.Args.labelled("one").size(size), options);
            Thing two = new Thing("two", Thing.Args.labelled("two").name(one.arn()));
            context.export("arn", two.arn());
        };
    }

    private static Consumer<Context> tagged(String owner, CustomResourceOptions options) {
        return context -> new Thing("one", Thing.Args.named("one").tags(Map.of("owner", owner, "team", "x")), options);
    }

    private static Consumer<Context> named(String name, CustomResourceOptions options) {
        return context -> new Thing(name, Thing.Args.named("thing"), options);
    }

    private static Consumer<Context> secret() {
        return context -> {
            Thing one = new Thing("one", Thing.Args.labelled("one").name(Output.ofSecret("hush")));
            new Thing("two", Thing.Args.labelled("two").name(one.arn()));
            context.export("hidden", one.thingName());
        };
    }

    private static Consumer<Context> imported(double size) {
        return context -> new Thing(
                "queue",
                Thing.Args.named("queue").size(size),
                options().importId("q-9").build());
    }

    private static Consumer<Context> read() {
        return context -> {
            Thing queue =
                    new Thing("queue", new Thing.Args(), options().id("q-9").build());
            context.export("arn", queue.arn());
        };
    }

    private static Consumer<Context> group() {
        return context -> {
            OptionsTest.Group group = new OptionsTest.Group("group", ComponentResourceOptions.Empty);
            new Thing("one", Thing.Args.named("one"), options().parent(group).build());
        };
    }

    /** What is read is another size than what was made, and what came second is gone. */
    private static void changes(ScriptedProvider cloud) {
        cloud.drifting = true;
    }

    private static void exists(ScriptedProvider cloud) {
        ObjectNode properties =
                new ObjectMapper().createObjectNode().put("name", "queue").put("size", 3);
        cloud.cloud.put(
                "q-9", new Existing("q-9", properties, properties.deepCopy().put("arn", "arn:q-9")));
    }

    private static void partly(ScriptedProvider cloud) {
        cloud.failing.put("create two", "no two");
        cloud.partlyFailing.add("two");
    }
}
