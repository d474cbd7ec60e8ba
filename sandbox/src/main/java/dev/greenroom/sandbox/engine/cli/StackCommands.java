package dev.greenroom.sandbox.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import dev.greenroom.sandbox.engine.state.Checkpoints.Loaded;
import dev.greenroom.sandbox.engine.state.Snapshot;
import dev.greenroom.sandbox.engine.state.StackLocks.Lock;
import dev.greenroom.sandbox.engine.state.StackReference;
import dev.greenroom.sandbox.engine.state.Urns;
import dev.greenroom.sandbox.provider.property.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** {@code pulumi stack ...}; each returns what it prints. */
final class StackCommands {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Installation installation;
    private final String user;

    StackCommands(Installation installation, String user) {
        this.installation = installation;
        this.user = user;
    }

    String init(StackReference stack, Arguments arguments) throws CliException {
        String secrets = arguments.value("--secrets-provider").orElse("passphrase");
        if (!secrets.equals("passphrase") && !secrets.equals("default")) {
            throw new CliException("the embedded engine has no secrets provider \"" + secrets + "\"");
        }
        if (installation.backend().exists(stack)) {
            throw new CliException("stack '" + stack.qualified() + "' already exists");
        }
        installation.save(
                stack, new Loaded(Snapshot.EMPTY, installation.passphrase().crypter()));
        return "Created stack '" + stack.name() + "'\n";
    }

    String select(StackReference stack) throws CliException {
        installation.require(stack);
        return "";
    }

    String remove(StackReference stack, Arguments arguments) throws CliException {
        Loaded loaded = installation.load(stack);
        Lock lock = installation.lock(stack, user);
        try {
            boolean empty = loaded.snapshot().resources().stream()
                    .allMatch(resource -> resource.type().equals(Urns.STACK_TYPE));
            if (!empty && !arguments.has("--force")) {
                throw new CliException("'" + stack.name() + "' still has resources; removal rejected. Possible"
                        + " actions:\n- Make sure that '" + stack.name()
                        + "' is the stack that you want to destroy\n- Run `pulumi destroy` to delete the resources, then"
                        + " run `pulumi stack rm`\n- Run `pulumi stack rm --force` to override this error");
            }
            installation.backend().remove(stack);
        } finally {
            lock.release();
        }
        return "Stack '" + stack.name() + "' has been removed!\n";
    }

    String list(Project project, String selected) {
        ArrayNode stacks = Checkpoints.JSON.createArrayNode();
        for (StackReference stack : installation.backend().stacks(project.name())) {
            byte[] file = installation.backend().read(stack).orElseThrow();
            stacks.addObject()
                    .put("name", stack.name())
                    .put("current", stack.name().equals(selected))
                    .put("lastUpdate", TIME.format(Checkpoints.time(file)))
                    .put("updateInProgress", false)
                    .put("resourceCount", Checkpoints.resources(file));
        }
        return pretty(stacks);
    }

    String output(StackReference stack, Arguments arguments) throws CliException {
        ObjectNode outputs = installation.load(stack).snapshot().resources().stream()
                .filter(resource -> resource.type().equals(Urns.STACK_TYPE))
                .findFirst()
                .map(root -> root.outputs())
                .orElseGet(Values::object);
        JsonNode shown =
                arguments.has("--show-secrets") ? Values.masked(Values.revealed(outputs)) : Values.masked(outputs);
        String name = arguments.word(2);
        if (name.isEmpty()) {
            return pretty(shown);
        }
        if (!shown.has(name)) {
            throw new CliException("current stack does not have output property '" + name + "'");
        }
        JsonNode one = shown.get(name);
        return arguments.has("--json") || !one.isTextual() ? pretty(one) : one.textValue() + "\n";
    }

    String history(StackReference stack, Arguments arguments) throws CliException {
        installation.require(stack);
        List<byte[]> updates = installation.backend().history(stack);
        int size = Integer.parseInt(arguments.value("--page-size").orElse("10"));
        int page = Integer.parseInt(arguments.value("--page").orElse("1"));
        ArrayNode shown = Checkpoints.JSON.createArrayNode();
        updates.stream().skip((long) (page - 1) * size).limit(size).forEach(update -> shown.add(entry(update)));
        return pretty(shown);
    }

    private static ObjectNode entry(byte[] update) {
        ObjectNode entry = (ObjectNode) parse(update);
        for (String field : List.of("startTime", "endTime")) {
            entry.put(field, TIME.format(Instant.ofEpochSecond(entry.path(field).asLong())));
        }
        return entry;
    }

    String export(StackReference stack, Arguments arguments) throws CliException {
        Loaded loaded = installation.load(stack);
        return pretty(installation
                .checkpoints()
                .export(
                        loaded.snapshot(),
                        loaded.crypter(),
                        installation.clock().instant(),
                        arguments.has("--show-secrets")));
    }

    String importState(StackReference stack, Arguments arguments, java.nio.file.Path folder, String standardInput)
            throws CliException {
        installation.require(stack);
        byte[] export;
        if (arguments.value("--file").isPresent()) {
            try {
                export = Files.readAllBytes(
                        folder.resolve(arguments.value("--file").get()));
            } catch (IOException e) {
                throw new CliException("could not open file: " + e.getMessage());
            }
        } else {
            export = String.valueOf(standardInput).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        Lock lock = installation.lock(stack, user);
        try {
            installation.save(stack, installation.checkpoints().imported(export));
        } finally {
            lock.release();
        }
        return "Import complete.\n";
    }

    static String pretty(JsonNode json) {
        try {
            return Checkpoints.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return Checkpoints.JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
