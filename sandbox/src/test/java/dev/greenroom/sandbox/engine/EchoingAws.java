package dev.greenroom.sandbox.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ResourceProvider;
import java.util.Optional;
import java.util.Set;

/** The scripted cloud, with the outputs that the program asks for. */
record EchoingAws(ScriptedProvider cloud) implements ResourceProvider {
    @Override
    public Configured configure(ObjectNode settings) {
        return new Echo(cloud.configure(settings));
    }

    private record Echo(Configured things) implements Configured {
        @Override
        public ObjectNode invoke(String token, ObjectNode arguments) {
            return things.invoke(token, arguments);
        }

        @Override
        public Checked check(String type, ObjectNode old, ObjectNode inputs) {
            String label =
                    inputs.path("clusterIdentifier").asText(inputs.path("name").asText("instance"));
            ObjectNode labelled = inputs.deepCopy().put("label", type.endsWith("Instance") ? "instance" : label);
            return things.check(type, old, labelled);
        }

        @Override
        public Diff diff(String type, Existing old, ObjectNode inputs) {
            return things.diff(type, old, inputs);
        }

        @Override
        public Existing create(String type, ObjectNode inputs) throws InterruptedException {
            Existing made = things.create(type, inputs);
            made.outputs().put("endpoint", "db.example.com").put("port", 5432).put("url", "https://" + made.id());
            return made;
        }

        @Override
        public Optional<Existing> read(String type, String id, ObjectNode inputs) throws InterruptedException {
            return things.read(type, id, inputs);
        }

        @Override
        public Existing update(String type, Existing old, ObjectNode inputs) throws InterruptedException {
            return things.update(type, old, inputs);
        }

        @Override
        public void delete(String type, Existing old) throws InterruptedException {
            things.delete(type, old);
        }

        @Override
        public Set<String> secretOutputs(String type) {
            return things.secretOutputs(type);
        }
    }
}
