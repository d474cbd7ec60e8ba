package dev.greenroom.sandbox.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.secrets.Crypter;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import dev.greenroom.sandbox.engine.state.StackReference;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code pulumi config ...}: the settings of a stack, in {@code Pulumi.<stack>.yaml}. */
final class ConfigCommands {
    private static final String CONFIG = "config";
    private static final String SECURE = "secure";

    private final Installation installation;

    ConfigCommands(Installation installation) {
        this.installation = installation;
    }

    String run(Project project, StackReference stack, Arguments arguments) throws CliException {
        installation.require(stack);
        if (arguments.has("--path")) {
            throw new CliException("the embedded engine has no config paths");
        }
        return switch (arguments.word(1)) {
            case "" -> all(project, stack, arguments.has("--show-secrets"));
            case "get" -> get(project, stack, key(project, arguments.word(2)), arguments.has("--json"));
            case "set" ->
                set(project, stack, key(project, arguments.word(2)), arguments.word(3), arguments.has("--secret"));
            case "rm" -> remove(project, stack, key(project, arguments.word(2)));
            default -> throw new CliException("unknown command \"config " + arguments.word(1) + "\" for \"pulumi\"");
        };
    }

    /** All values, open. */
    Map<String, String> values(Project project, StackReference stack) throws CliException {
        Map<String, String> values = new LinkedHashMap<>();
        JsonNode config = project.settings(stack).path(CONFIG);
        if (!config.isEmpty()) {
            Crypter crypter = crypter(stack);
            config.properties().forEach(entry -> values.put(entry.getKey(), open(entry.getValue(), crypter)));
        }
        return values;
    }

    private String all(Project project, StackReference stack, boolean showSecrets) throws CliException {
        ObjectNode all = Checkpoints.JSON.createObjectNode();
        Crypter crypter = crypter(stack);
        project.settings(stack).path(CONFIG).properties().forEach(entry -> {
            boolean secret = entry.getValue().has(SECURE);
            ObjectNode value = all.putObject(entry.getKey());
            if (!secret || showSecrets) {
                value.put("value", open(entry.getValue(), crypter));
            }
            value.put("secret", secret);
        });
        return StackCommands.pretty(all);
    }

    private String get(Project project, StackReference stack, String key, boolean json) throws CliException {
        JsonNode value = project.settings(stack).path(CONFIG).path(key);
        if (value.isMissingNode()) {
            throw new CliException("configuration key '" + key + "' not found for stack '" + stack.name() + "'");
        }
        String open = open(value, crypter(stack));
        return json
                ? StackCommands.pretty(
                        Checkpoints.JSON.createObjectNode().put("value", open).put("secret", value.has(SECURE)))
                : open + "\n";
    }

    private String set(Project project, StackReference stack, String key, String value, boolean secret)
            throws CliException {
        ObjectNode settings = project.settings(stack);
        ObjectNode config = settings.withObject("/" + CONFIG);
        if (secret) {
            Crypter crypter = crypter(stack);
            settings.put("encryptionsalt", crypter.state());
            config.putObject(key).put(SECURE, crypter.encrypt(value));
        } else {
            config.put(key, value);
        }
        project.save(stack, settings);
        return "";
    }

    private static String remove(Project project, StackReference stack, String key) {
        ObjectNode settings = project.settings(stack);
        settings.withObject("/" + CONFIG).remove(key);
        project.save(stack, settings);
        return "";
    }

    private Crypter crypter(StackReference stack) throws CliException {
        return installation.load(stack).crypter();
    }

    private static String open(JsonNode value, Crypter crypter) {
        return value.has(SECURE)
                ? crypter.decrypt(value.get(SECURE).asText())
                : value.isValueNode() ? value.asText() : value.toString();
    }

    /** A key without a namespace is the project's. */
    private static String key(Project project, String key) {
        return key.contains(":") ? key : project.name() + ":" + key;
    }
}
