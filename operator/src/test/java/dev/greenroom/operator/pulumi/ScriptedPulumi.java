package dev.greenroom.operator.pulumi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandException;
import com.pulumi.automation.CommandResult;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.Version;
import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.cloud.CloudInMemory;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.PlannedResource;
import dev.greenroom.operator.plan.PreviewExamples;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.pulumi.CommandStoppedException.Why;
import dev.greenroom.operator.pulumi.program.StackPrograms;
import dev.greenroom.operator.stack.RunInputs;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.stack.RunMonitor;
import dev.greenroom.operator.stack.Stopped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Pulumi, scripted: keeps checkpoints as the CLI does, makes in the cloud what the plan lists, and never calls the program.
 * A command is spoken of as {@code "up data"}: it can be held until it is let go or stopped, be made to fail, and is counted.
 */
public final class ScriptedPulumi implements RunCommands {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "pulumi:pulumi:Stack";
    private static final String SERVICE = "aws:ecs/service:Service";

    private final Blobs backend;
    private final CloudInMemory cloud;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, Wanted> wanted = new ConcurrentHashMap<>();
    private final Map<String, List<CloudResource>> made = new ConcurrentHashMap<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();

    private record Wanted(StackPlan plan, RunInputs inputs) {}

    public ScriptedPulumi(Blobs backend, CloudInMemory cloud) {
        this.backend = backend;
        this.cloud = cloud;
    }

    /** Stands for the programs: remembers what is wanted of a stack. */
    public Consumer<Context> program(StackPlan plan, RunInputs inputs) {
        wanted.put(plan.stack().name(), new Wanted(plan, inputs));
        return context -> {};
    }

    /** All commands so far, such as {@code stack select data}, {@code up data}, {@code destroy net}. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** Those of them that change something. */
    public List<String> runs() {
        return commands.stream()
                .filter(command -> command.startsWith("up ") || command.startsWith("destroy "))
                .toList();
    }

    /** Holds a command until it is let go. */
    public void hold(String command) {
        gates.put(command, new CompletableFuture<>());
    }

    public void letGo(String command) {
        gates.remove(command).complete(null);
    }

    /** From now on the command fails with this on stderr. */
    public void fail(String command, String stderr) {
        failures.put(command, stderr);
    }

    public void recover(String command) {
        failures.remove(command);
    }

    @Override
    public PulumiCommand forRun(RunMonitor monitor, RunFolder folder) {
        ScriptedCommand command = new ScriptedCommand();
        monitor.onInterrupt(Stopped.by(() -> command.stopped.complete(null)));
        return new FrugalCommand(command);
    }

    private final class ScriptedCommand implements PulumiCommand {
        private final CompletableFuture<Void> stopped = new CompletableFuture<>();
        private String stack;

        @Override
        public Version version() {
            return Version.of(3, 255);
        }

        @Override
        public CommandResult run(List<String> arguments, CommandRunOptions options) throws AutomationException {
            String verb = arguments.get(0).equals("stack") ? "stack " + arguments.get(1) : arguments.get(0);
            if (verb.equals("stack select")) {
                stack = arguments.get(arguments.indexOf("--stack") + 1);
            } else if (verb.equals("stack init")) {
                stack = arguments.get(2);
            }
            String command = verb + " " + stack.substring(stack.lastIndexOf('.') + 1);
            commands.add(command);
            await(command);
            if (failures.containsKey(command)) {
                throw new CommandException(new CommandResult(255, "", failures.get(command)));
            }
            return new CommandResult(0, answer(verb), "");
        }

        private void await(String command) throws AutomationException {
            CompletableFuture<Void> gate = gates.get(command);
            if (gate != null) {
                CompletableFuture.anyOf(gate, stopped).join();
            }
            if (stopped.isDone()) {
                if (command.startsWith("up ")
                        && made.getOrDefault(stack, List.of()).isEmpty()) {
                    keep(resources(wanted.get(stack).plan()).subList(0, 1), Map.of());
                }
                throw new CommandStoppedException(Why.ASKED, command + " was stopped");
            }
        }

        private String answer(String verb) throws AutomationException {
            switch (verb) {
                case "stack select", "refresh" -> {}
                case "stack init" -> keep(List.of(), Map.of());
                case "stack rm" -> backend.delete(key());
                case "up" -> {
                    Map<String, String> reached = outputsOf(wanted.get(stack));
                    keep(resources(wanted.get(stack).plan(), reached), reached);
                }
                case "destroy" -> {
                    cloud.removed(made.get(stack));
                    keep(List.of(), Map.of());
                }
                default -> throw new AutomationException("not scripted: " + verb);
            }
            return "";
        }

        private String key() {
            return ".pulumi/stacks/" + StackId.PROJECT + "/" + stack + ".json";
        }

        private void keep(List<CloudResource> resources, Map<String, String> stackOutputs) {
            cloud.made(resources);
            made.put(stack, resources);
            List<Object> all = new ArrayList<>();
            all.add(Map.of("type", ROOT, "custom", false, "outputs", stackOutputs));
            resources.forEach(resource -> all.add(Map.of(
                    "type", resource.type(),
                    "custom", true,
                    "id", resource.id(),
                    "outputs", properties(resource, stackOutputs))));
            String checkpoint = json(Map.of("version", 3, "checkpoint", Map.of("latest", Map.of("resources", all))));
            backend.put(key(), checkpoint.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> properties(CloudResource resource, Map<String, String> stackOutputs) {
        return resource.type().equals(SERVICE)
                ? Map.of("arn", resource.arn(), "taskDefinition", stackOutputs.get("serviceTaskDefinitionArn"))
                : Map.of("arn", resource.arn());
    }

    /** Without the service while there is only a task definition. */
    private static List<CloudResource> resources(StackPlan plan, Map<String, String> stackOutputs) {
        return resources(plan).stream()
                .filter(resource -> !resource.type().equals(SERVICE) || stackOutputs.containsKey("serviceArn"))
                .toList();
    }

    private static List<CloudResource> resources(StackPlan plan) {
        return plan.resources().stream()
                .filter(resource -> !resource.type().startsWith("awsx:"))
                .map(resource -> resource(plan, resource))
                .toList();
    }

    private static CloudResource resource(StackPlan plan, PlannedResource planned) {
        String id = plan.scope().owner().name() + "/" + plan.part().label() + "/" + planned.name();
        return new CloudResource(planned.type(), id, "arn:" + planned.type() + "/" + id);
    }

    private static Map<String, String> outputsOf(Wanted wanted) {
        Map<String, String> outputs = new TreeMap<>();
        StackPlan plan = wanted.plan();
        String digest = StackPrograms.DIGEST;
        if (plan instanceof DataPlan data) {
            outputs.putAll(PreviewExamples.dataOutputs(data).toMap());
        } else if (plan instanceof NetPlan net) {
            outputs.putAll(PreviewExamples.netOutputs(net).toMap());
        } else {
            String arn = "arn:task-definition/" + ((AppPlan) plan).image();
            outputs.put("taskDefinitionArn", arn);
            AppStep step = ((RunInputs.ForApp) wanted.inputs()).step();
            String service = step instanceof AppStep.Register register ? register.presentTaskDefinitionArn() : arn;
            if (service != null) {
                outputs.put("serviceArn", "arn:service");
                outputs.put("serviceTaskDefinitionArn", service);
            }
            digest = step instanceof AppStep.Register ? StackPrograms.REGISTERED_DIGEST : digest;
        }
        outputs.put(digest, plan.digest());
        outputs.put(StackPrograms.OWNER, plan.scope().owner().tag());
        return outputs;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
