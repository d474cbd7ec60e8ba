package dev.greenroom.operator.pulumi.program;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A program that was run under Pulumi's mocks.
 *
 * @param registrations arguments and options of every resource, as the program gave them
 */
record ProgramRun(Map<String, String> outputs, RecordingMocks mocks, List<ResourceTransformation.Args> registrations) {

    private static final Map<String, ProgramRun> RUNS = new ConcurrentHashMap<>();

    /** Runs the case, or hands out its run if it was run before. */
    static ProgramRun of(ProgramCase one) {
        return RUNS.computeIfAbsent(one.name(), name -> run(one));
    }

    private static ProgramRun run(ProgramCase one) {
        RecordingMocks mocks = new RecordingMocks();
        Queue<ResourceTransformation.Args> seen = new ConcurrentLinkedQueue<>();
        ResourceTransformation watch = args -> {
            seen.add(args);
            return Optional.empty();
        };
        TestOptions options = TestOptions.builder()
                .projectName("greenroom")
                .stackName(one.plan().stack().name())
                .preview(false)
                .resourceTransformations(List.of(watch))
                .build();
        try {
            TestResult result = PulumiTest.withMocks(mocks)
                    .withOptions(options)
                    .runTest(StackPrograms.of(one.plan(), one.inputs()))
                    .throwOnError();
            Map<String, String> outputs = new TreeMap<>();
            result.outputs().forEach((key, value) -> outputs.put(key, text(value)));
            return new ProgramRun(outputs, mocks, List.copyOf(seen));
        } finally {
            PulumiTest.cleanup();
        }
    }

    Graph graph(ProgramCase one) {
        return Graph.of(one.plan(), outputs, mocks.own());
    }

    private static String text(Output<?> output) {
        return (String) PulumiTest.extractValue(output);
    }
}
