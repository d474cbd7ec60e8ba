package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Checked;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The provider at work: everything that is the same for all types. */
final class ConfiguredAws implements Configured {
    private static final String GIVEN = "__defaults";

    private final Session session;
    private final Map<String, String> defaultTags;
    private final Map<String, ResourceType> types;
    private final Map<String, AwsFunction> functions;

    ConfiguredAws(
            Session session,
            Map<String, String> defaultTags,
            Map<String, ResourceType> types,
            Map<String, AwsFunction> functions) {
        this.session = session;
        this.defaultTags = defaultTags;
        this.types = types;
        this.functions = functions;
    }

    @Override
    public ObjectNode invoke(String token, ObjectNode arguments) {
        AwsFunction function = functions.get(token);
        if (function == null) {
            throw new ProviderException("the simulated provider has no function " + token);
        }
        return function.invoke(session, arguments);
    }

    @Override
    public Checked check(String type, ObjectNode old, ObjectNode inputs) {
        ResourceType resource = type(type);
        Schema schema = resource.schema();
        ObjectNode completed = completed(schema, old, inputs);
        List<Problem> problems = new ArrayList<>();
        schema.required().stream()
                .filter(name -> !completed.hasNonNull(name))
                .sorted()
                .forEach(name -> problems.add(new Problem(
                        name,
                        "Missing required argument. The argument \"" + name
                                + "\" is required, but no definition was found.")));
        completed.fieldNames().forEachRemaining(name -> {
            if (!name.equals(GIVEN) && !schema.inputs().contains(name)) {
                problems.add(new Problem(name, type + " has no property " + name));
            }
        });
        if (problems.isEmpty()) {
            problems.addAll(resource.validate(completed));
        }
        return new Checked(completed, problems);
    }

    private ObjectNode completed(Schema schema, ObjectNode old, ObjectNode inputs) {
        ObjectNode completed = inputs.deepCopy();
        List<String> given = new ArrayList<>();
        new TreeMap<>(schema.defaults()).forEach((name, value) -> {
            if (!completed.hasNonNull(name)) {
                completed.set(name, value.deepCopy());
                given.add(name);
            }
        });
        String name = schema.name();
        if (name != null && !completed.hasNonNull(name) && !completed.hasNonNull(name + "Prefix")) {
            completed.put(
                    name, old != null && old.hasNonNull(name) ? old.get(name).asText() : madeUpName());
            given.add(name);
        }
        if (schema.tagged()) {
            Map<String, String> all = new TreeMap<>(defaultTags);
            all.putAll(Json.map(inputs, Schema.TAGS));
            completed.set(Schema.ALL_TAGS, Json.node(all));
        }
        Json.put(completed, GIVEN, given);
        return completed;
    }

    /** The true provider begins it with the resource's name in the program, which it sees and this one does not. */
    private String madeUpName() {
        return "pulumi-"
                + session.aws()
                        .account()
                        .look(() -> session.aws().account().ids().hex(7));
    }

    @Override
    public Diff diff(String type, Existing old, ObjectNode inputs) {
        return new Comparison(type(type).schema()).diff(old, inputs);
    }

    @Override
    public Existing create(String type, ObjectNode inputs) throws InterruptedException {
        return type(type).create(session, inputs);
    }

    @Override
    public Optional<Existing> read(String type, String id, ObjectNode inputs) throws InterruptedException {
        Schema schema = type(type).schema();
        return type(type).read(session, id, inputs).map(found -> new Comparison(schema).refreshed(found));
    }

    @Override
    public Existing update(String type, Existing old, ObjectNode inputs) throws InterruptedException {
        return type(type).update(session, old, inputs);
    }

    @Override
    public void delete(String type, Existing old) throws InterruptedException {
        type(type).delete(session, old);
    }

    @Override
    public Set<String> secretOutputs(String type) {
        return type(type).schema().secrets();
    }

    private ResourceType type(String token) {
        ResourceType type = types.get(token);
        if (type == null) {
            throw new ProviderException("the simulated provider has no resource type " + token);
        }
        return type;
    }
}
