package dev.greenroom.operator.real;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.operator.aws.S3Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket that holds Pulumi's state and the run records, object by object and by the stock CLI. */
public final class Backend {
    static final String PASSPHRASE = "passphrase-5d1c-do-not-leak";

    /** How the CLI names the stacks of any project from outside of it. */
    private static final String STACK_OF_ALL = "organization/greenroom/";

    private static final String STACKS = ".pulumi/stacks/greenroom/";

    private final String bucket;
    private final S3Client s3;

    Backend(Aws aws, String bucket) {
        this.bucket = bucket;
        this.s3 = aws.clients.s3(S3Location.parse(url(bucket)), Aws.REGION);
    }

    private static String url(String bucket) {
        return Aws.backend(bucket, Surroundings.real().aws());
    }

    String url() {
        return url(bucket);
    }

    /** As above, for who reaches the emulator at another address. */
    public String url(Surroundings surroundings) {
        return Aws.backend(bucket, surroundings.aws());
    }

    /** Puts an object there, as somebody else who shares the backend would. */
    public void write(String key, String content) {
        s3.putObject(p -> p.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    public void delete(String key) {
        s3.deleteObject(d -> d.bucket(bucket).key(key));
    }

    /** Names of the stacks that there are. */
    public List<String> stacks() {
        return keys(STACKS).stream()
                .filter(key -> key.endsWith(".json") || key.endsWith(".json.gz"))
                .map(key -> key.substring(STACKS.length()).replaceAll("\\.json(\\.gz)?$", ""))
                .sorted()
                .toList();
    }

    /** How many updates the history of a stack counts. */
    public long updates(String stack) {
        return keys(".pulumi/history/greenroom/" + stack + "/").stream()
                .filter(key -> key.contains(".history.json"))
                .count();
    }

    public List<String> runRecords() {
        return keys("greenroom/runs/");
    }

    public List<String> locks() {
        return keys(".pulumi/locks/");
    }

    public List<String> keys(String prefix) {
        return s3.listObjectsV2Paginator(l -> l.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** Text of every version of every object, by key and version. */
    Map<String, String> everything() {
        return versions("");
    }

    /** The same of the objects whose keys begin so. */
    public Map<String, String> versions(String prefix) {
        Map<String, String> texts = new TreeMap<>();
        s3.listObjectVersionsPaginator(l -> l.bucket(bucket).prefix(prefix))
                .versions()
                .forEach(version -> {
                    byte[] content = s3.getObjectAsBytes(
                                    g -> g.bucket(bucket).key(version.key()).versionId(version.versionId()))
                            .asByteArray();
                    texts.put(version.key() + " " + version.versionId(), text(content));
                });
        return texts;
    }

    /** Text of one object that is there. */
    public String read(String key) {
        return text(s3.getObjectAsBytes(g -> g.bucket(bucket).key(key)).asByteArray());
    }

    private static String text(byte[] content) {
        boolean zipped = content.length > 2 && content[0] == (byte) 0x1f && content[1] == (byte) 0x8b;
        if (!zipped) {
            return new String(content, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the stock CLI forget a resource that goes on living. */
    void forget(String stack, String id) {
        for (JsonNode resource : resources(stack)) {
            if (resource.path("id").asText().equals(id)) {
                String urn = resource.path("urn").asText();
                pulumi("state", "delete", urn, "--yes", "--stack", STACK_OF_ALL + stack);
                return;
            }
        }
        throw new AssertionError("stack " + stack + " has no resource " + id);
    }

    /** Runs the stock CLI on the backend, as a person would who repairs by hand. */
    private String pulumi(String... arguments) {
        List<String> words = new ArrayList<>(List.of("pulumi"));
        words.addAll(List.of(arguments));
        words.add("--non-interactive");
        return Command.run(words, "", Map.of("PULUMI_BACKEND_URL", url(), "PULUMI_CONFIG_PASSPHRASE", PASSPHRASE));
    }

    /** The resources that the CLI exports of a stack. */
    private JsonNode resources(String stack) {
        return Json.tree(pulumi("stack", "export", "--stack", STACK_OF_ALL + stack))
                .at("/deployment/resources");
    }
}
