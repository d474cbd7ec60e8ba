package dev.greenroom.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.ServiceDeployment;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of the CRDs, read from the files that are installed on a cluster. */
public final class CustomKinds {
    private static final List<String> VERBS =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");

    private CustomKinds() {}

    /** The CustomResourceDefinitions in the jar of the API types. */
    public static List<ObjectNode> definitions() {
        return List.of(
                read(CustomResource.getCRDName(PreviewEnvironment.class)),
                read(CustomResource.getCRDName(ServiceDeployment.class)));
    }

    private static ObjectNode read(String name) {
        String file = "/META-INF/fabric8/" + name + "-v1.yml";
        try (InputStream yaml = GreenroomApi.class.getResourceAsStream(file)) {
            return (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** The kind of a CRD with one version. */
    static ApiResource of(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode version = spec.at("/versions/0");
        JsonNode names = spec.path("names");
        return new ApiResource(
                spec.path("group").asText(),
                version.path("name").asText(),
                new ApiResource.Names(
                        names.path("plural").asText(),
                        names.path("singular").asText(),
                        names.path("kind").asText(),
                        Json.texts(names.path("shortNames")),
                        Json.texts(names.path("categories"))),
                spec.path("scope").asText().equals("Namespaced"),
                version.at("/subresources/status").isObject(),
                VERBS,
                columns(version.path("additionalPrinterColumns")),
                Set.of(),
                Optional.of(new CustomSchema(definition)));
    }

    private static List<Column> columns(JsonNode printerColumns) {
        List<Column> columns = new ArrayList<>();
        columns.add(Columns.NAME);
        printerColumns.forEach(column -> columns.add(PrinterColumn.of(column)));
        if (columns.size() == 1) {
            columns.add(Columns.AGE);
        }
        return columns;
    }
}
