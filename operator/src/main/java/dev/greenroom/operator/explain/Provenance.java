package dev.greenroom.operator.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.greenroom.api.PreviewEnvironmentSpec;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.ServiceDeploymentSpec;
import dev.greenroom.operator.explain.Setting.Origin;
import dev.greenroom.operator.plan.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Finds who states each setting, by looking it up in the layers in the planner's order of precedence. */
final class Provenance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VARIABLES = "container.environment.";

    private static final Pattern MAY_BE_SECRET =
            Pattern.compile("secret|token|passw|passphrase|pwd|credential|key|dsn", Pattern.CASE_INSENSITIVE);

    private static final JsonNode HIDDEN = TextNode.valueOf("(hidden)");

    /** All that previews take of the service itself. */
    private static final List<String> FROM_SERVICE = List.of(
            "container.port",
            "container.healthCheckPath",
            VARIABLES,
            "container.migration.",
            "database.engineVersion",
            "queues");

    /** Told as secrets, not as settings. */
    private static final Set<String> SECRETS = Set.of("container.secrets", "container.secretsFrom");

    /** Of a template, but no settings of a preview. */
    private static final Set<String> GRANTS = Set.of("allowedNamespaces", "limits");

    private final JsonNode spec;
    private final JsonNode template;
    private final JsonNode service;

    private Provenance(PreviewEnvironmentSpec spec, ServiceDeploymentSpec service) {
        this.spec = tree(spec);
        this.template = tree(service == null ? null : service.previews());
        this.service = tree(service);
    }

    /**
     * All settings of a preview.
     *
     * @param service that the preview names; null: it names none
     */
    static List<Setting> of(ResolvedPreview resolved, PreviewEnvironmentSpec spec, ServiceDeploymentSpec service) {
        Provenance provenance = new Provenance(spec, service);
        List<Setting> settings = new ArrayList<>();
        leaves("", tree(resolved), (field, value) -> settings.add(setting(field, provenance.origin(field), value)));
        return settings;
    }

    /** The settings that previews take of a service, if they do not state their own. */
    static List<Setting> given(ServiceDeploymentSpec service) {
        Provenance provenance = new Provenance(null, service);
        Map<String, Setting> settings = new LinkedHashMap<>();
        leaves("", provenance.template, (field, value) -> {
            if (GRANTS.stream().noneMatch(field::startsWith)) {
                settings.put(field, setting(field, Origin.TEMPLATE, value));
            }
        });
        leaves("", provenance.service, (field, value) -> {
            if (ofService(field)) {
                settings.putIfAbsent(field, setting(field, Origin.SERVICE, value));
            }
        });
        return List.copyOf(settings.values());
    }

    /** The most that a service lets its previews ask for. */
    static List<Setting> limits(ServiceDeploymentSpec service) {
        List<Setting> limits = new ArrayList<>();
        JsonNode tree = new Provenance(null, service).template.path("limits");
        leaves("", tree, (field, value) -> limits.add(setting(field, Origin.TEMPLATE, value)));
        return limits;
    }

    private Origin origin(String field) {
        if (states(spec, field)) {
            return Origin.SPEC;
        }
        if (states(template, field)) {
            return Origin.TEMPLATE;
        }
        if (ofService(field) && states(service, field)) {
            return Origin.SERVICE;
        }
        return field.equals("region") ? Origin.OPERATOR : Origin.DEFAULT;
    }

    private static boolean ofService(String field) {
        return FROM_SERVICE.stream()
                .anyMatch(taken -> taken.endsWith(".") ? field.startsWith(taken) : field.equals(taken));
    }

    private static boolean states(JsonNode layer, String field) {
        return !layer.at("/" + field.replace('.', '/')).isMissingNode();
    }

    private static Setting setting(String field, Origin from, JsonNode value) {
        boolean hidden =
                field.startsWith(VARIABLES) && mayBeSecret(field.substring(VARIABLES.length()), value.asText());
        return new Setting(field, from, hidden ? HIDDEN : value);
    }

    /** Hides more than is warned of: a value too many costs a reader nothing, and reports end up in the logs of CI. */
    private static boolean mayBeSecret(String name, String value) {
        return MAY_BE_SECRET.matcher(name).find() || Warnings.looksSecret(name, value);
    }

    private static void leaves(String path, JsonNode tree, BiConsumer<String, JsonNode> visitor) {
        tree.properties().forEach(property -> {
            String field = path + property.getKey();
            if (property.getValue().isObject()) {
                leaves(field + ".", property.getValue(), visitor);
            } else if (!SECRETS.contains(field)) {
                visitor.accept(field, property.getValue());
            }
        });
    }

    private static JsonNode tree(Object value) {
        return value == null ? MissingNode.getInstance() : JSON.valueToTree(value);
    }
}
