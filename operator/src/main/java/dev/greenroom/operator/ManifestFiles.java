package dev.greenroom.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.operator.explain.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads manifests as kubectl does: streams of YAML or JSON documents, with anchors and merges, and lists of objects. */
final class ManifestFiles {
    private static final String STANDARD_INPUT = "-";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream standardInput;
    private final String namespace;

    /**
     * @param namespace of objects that state none
     */
    ManifestFiles(InputStream standardInput, String namespace) {
        this.standardInput = standardInput;
        this.namespace = namespace;
    }

    /**
     * The objects of a file, or of standard input for {@code -}.
     *
     * @throws UnreadableFileException if it is not there, is no YAML, or holds what is no Kubernetes object
     */
    List<Manifest> read(String file) {
        String what = file.equals(STANDARD_INPUT) ? "standard input" : file;
        List<Manifest> manifests = new ArrayList<>();
        try {
            for (Object document : yaml().loadAll(text(file))) {
                if (document != null) {
                    add(JSON.valueToTree(document), what, manifests);
                }
            }
        } catch (IOException e) {
            throw new UnreadableFileException(what, e);
        } catch (YAMLException e) {
            throw new UnreadableFileException(what, e);
        } catch (InvalidPathException e) {
            throw new UnreadableFileException(what, e.getReason());
        }
        return manifests;
    }

    private String text(String file) throws IOException {
        return file.equals(STANDARD_INPUT)
                ? new String(standardInput.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(file));
    }

    private void add(JsonNode object, String what, List<Manifest> manifests) {
        if (object.path("kind").asText().equals("List")) {
            object.path("items").forEach(item -> add(item, what, manifests));
        } else if (object.path("kind").isTextual() && object.path("apiVersion").isTextual()) {
            manifests.add(Manifest.of(object, namespace));
        } else {
            throw new UnreadableFileException(
                    what, "it holds something without apiVersion and kind, which is no Kubernetes manifest");
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new NoTimestamps());
    }

    /** Kubernetes knows no timestamps: what looks like one is text. */
    private static final class NoTimestamps extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
