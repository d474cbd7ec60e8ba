package dev.greenroom.sandbox.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A resource provider as an engine knows it ("Pulumi resource provider protocol"). Properties are plain JSON: secrets are bare
 * and nothing is unknown. Implementations may be called by many threads at a time, take the cloud's time for an operation, and
 * end it early, as far as it has got, when the thread is interrupted.
 */
public interface ResourceProvider {

    /** The provider with the settings of one provider resource; throws {@link ProviderException} when they lead nowhere. */
    Configured configure(ObjectNode settings);

    /** A provider at work in one account and region. */
    interface Configured {

        /** A function such as {@code aws:ec2/getSubnet:getSubnet}. */
        ObjectNode invoke(String token, ObjectNode arguments);

        /**
         * Completes inputs by defaults and says what is wrong with them.
         *
         * @param old inputs of the resource as it is; null: there is none
         */
        Checked check(String type, ObjectNode old, ObjectNode inputs);

        /** What an update to the inputs would change; properties in {@code ignoreChanges} were taken from the old inputs already. */
        Diff diff(String type, Existing old, ObjectNode inputs);

        /** Throws {@link PartlyMadeException} when something was made before it failed. */
        Existing create(String type, ObjectNode inputs) throws InterruptedException;

        /** The resource as it is now; empty: there is none. */
        Optional<Existing> read(String type, String id, ObjectNode inputs) throws InterruptedException;

        Existing update(String type, Existing old, ObjectNode inputs) throws InterruptedException;

        /** Returns when it is gone; absent is fine. */
        void delete(String type, Existing old) throws InterruptedException;

        /** Outputs of the type that an engine has to encrypt. */
        Set<String> secretOutputs(String type);
    }

    /** A resource with its inputs as they were when it was last made or changed. */
    record Existing(String id, ObjectNode inputs, ObjectNode outputs) {}

    /** Inputs with their defaults. */
    record Checked(ObjectNode inputs, List<Problem> problems) {}

    /**
     * What is wrong with one property.
     *
     * @param property empty: the resource as a whole
     */
    record Problem(String property, String reason) {}

    /**
     * The properties that differ.
     *
     * @param replacing those of them that need a new resource
     * @param deleteFirst whether the old resource goes before the new one is made
     */
    record Diff(Set<String> changed, Set<String> replacing, boolean deleteFirst) {
        public Diff {
            changed = Set.copyOf(changed);
            replacing = Set.copyOf(replacing);
        }
    }
}
