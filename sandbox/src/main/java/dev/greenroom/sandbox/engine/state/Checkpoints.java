package dev.greenroom.sandbox.engine.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.engine.secrets.Crypter;
import dev.greenroom.sandbox.engine.secrets.Passphrase;
import dev.greenroom.sandbox.engine.state.Snapshot.Operation;
import dev.greenroom.sandbox.provider.property.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** State files, version 3: what they say of a stack, and how a stack is written in one ("Pulumi CLI", apitype DeploymentV3). */
public final class Checkpoints {
    /** The CLI whose files these are like. */
    public static final String CLI_VERSION = "v3.255.0";

    public static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    private static final String MAGIC = sha256(CLI_VERSION);
    private static final String CIPHERTEXT = "ciphertext";
    private static final String PLAINTEXT = "plaintext";
    /** As Go writes the fields; of what is not named here the order does not matter. */
    private static final List<String> FIRST_FIELDS =
            List.of("urn", "custom", "delete", "id", "type", "inputs", "outputs");

    private static final List<String> EMPTY_LEFT_OUT = List.of("inputs", "outputs");

    private final Passphrase passphrase;

    public Checkpoints(Passphrase passphrase) {
        this.passphrase = passphrase;
    }

    /** A stack as a file holds it; secrets are open in the snapshot. */
    public record Loaded(Snapshot snapshot, Crypter crypter) {}

    public byte[] file(StackReference stack, Snapshot snapshot, Crypter crypter, Instant now) {
        ObjectNode file = JSON.createObjectNode().put("version", 3);
        ObjectNode checkpoint = file.putObject("checkpoint").put("stack", stack.qualified());
        checkpoint.set("latest", deployment(snapshot, crypter, now, secret -> encrypted(secret, crypter)));
        return bytes(file);
    }

    /** As {@code pulumi stack export} prints it. */
    public ObjectNode export(Snapshot snapshot, Crypter crypter, Instant now, boolean showSecrets) {
        UnaryOperator<JsonNode> secrets = secret ->
                showSecrets ? written(secret, PLAINTEXT, secret.get("value").toString()) : encrypted(secret, crypter);
        ObjectNode export = JSON.createObjectNode().put("version", 3);
        export.set("deployment", deployment(snapshot, crypter, now, secrets));
        return export;
    }

    /**
     * Reads a state file.
     *
     * @throws dev.greenroom.sandbox.engine.secrets.WrongPassphraseException when it is of another passphrase
     */
    public Loaded read(byte[] file) {
        return loaded(parse(file).path("checkpoint").path("latest"));
    }

    /** Reads what {@code pulumi stack export} printed; like the CLI it drops all operations that were pending. */
    public Loaded imported(byte[] export) {
        Loaded loaded = loaded(parse(export).path("deployment"));
        return new Loaded(new Snapshot(loaded.snapshot().resources(), List.of()), loaded.crypter());
    }

    /** Number of resources, without a key. */
    public static int resources(byte[] file) {
        return parse(file).path("checkpoint").path("latest").path("resources").size();
    }

    /** When it was written. */
    public static Instant time(byte[] file) {
        return Instant.parse(parse(file)
                .path("checkpoint")
                .path("latest")
                .path("manifest")
                .path("time")
                .asText());
    }

    private Loaded loaded(JsonNode deployment) {
        JsonNode salt = deployment.path("secrets_providers").path("state").path("salt");
        Crypter crypter = salt.isTextual() ? passphrase.crypter(salt.textValue()) : passphrase.crypter();
        List<ResourceState> resources = new ArrayList<>();
        deployment.path("resources").forEach(resource -> resources.add(resource(resource, crypter)));
        List<Operation> pending = new ArrayList<>();
        deployment
                .path("pending_operations")
                .forEach(operation -> pending.add(new Operation(
                        resource(operation.get("resource"), crypter),
                        operation.get("type").asText())));
        return new Loaded(new Snapshot(resources, pending), crypter);
    }

    private static ResourceState resource(JsonNode json, Crypter crypter) {
        // somebody else's JSON may write a whole number as 1.0
        return new ResourceState(Values.normal((ObjectNode) Values.rebuilt(json, value -> decrypted(value, crypter))));
    }

    private static JsonNode decrypted(JsonNode value, Crypter crypter) {
        if (!Values.isSecret(value)) {
            return null;
        }
        String plain = value.has(CIPHERTEXT)
                ? crypter.decrypt(value.get(CIPHERTEXT).asText())
                : value.get(PLAINTEXT).asText();
        try {
            return Values.secret(JSON.readTree(plain));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a secret of the state is not JSON"); // the cause would show the secret
        }
    }

    private static ObjectNode deployment(
            Snapshot snapshot, Crypter crypter, Instant now, UnaryOperator<JsonNode> secrets) {
        ObjectNode deployment = JSON.createObjectNode();
        deployment
                .putObject("manifest")
                .put("time", now.toString())
                .put("magic", MAGIC)
                .put("version", CLI_VERSION);
        deployment
                .putObject("secrets_providers")
                .put("type", "passphrase")
                .putObject("state")
                .put("salt", crypter.state());
        if (!snapshot.resources().isEmpty()) {
            ArrayNode resources = deployment.putArray("resources");
            snapshot.resources().forEach(resource -> resources.add(written(resource, secrets)));
        }
        if (!snapshot.pending().isEmpty()) {
            ArrayNode operations = deployment.putArray("pending_operations");
            snapshot.pending().forEach(operation -> {
                ObjectNode written = operations.addObject();
                written.set("resource", written(operation.resource(), secrets));
                written.put("type", operation.type());
            });
        }
        deployment.putObject("metadata");
        return deployment;
    }

    private static JsonNode written(ResourceState resource, UnaryOperator<JsonNode> secrets) {
        ObjectNode ordered = JSON.createObjectNode();
        FIRST_FIELDS.stream()
                .filter(resource.json()::has)
                .forEach(field -> ordered.set(field, resource.json().get(field)));
        ordered.setAll(resource.json());
        EMPTY_LEFT_OUT.stream().filter(field -> ordered.path(field).isEmpty()).forEach(ordered::remove);
        return Values.rebuilt(ordered, value -> Values.isSecret(value) ? secrets.apply(value) : null);
    }

    private static JsonNode encrypted(JsonNode secret, Crypter crypter) {
        return written(secret, CIPHERTEXT, crypter.encrypt(secret.get("value").toString()));
    }

    private static JsonNode written(JsonNode secret, String how, String text) {
        return JSON.createObjectNode()
                .put(Values.SIGNATURE, secret.get(Values.SIGNATURE).textValue())
                .put(how, text);
    }

    static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
