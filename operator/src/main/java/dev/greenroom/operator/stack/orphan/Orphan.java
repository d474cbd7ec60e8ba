package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Something of ours that nothing in the cluster stands for. */
public sealed interface Orphan {

    /** What kinds there are, as the metric's label has them. */
    enum Kind {
        ENVIRONMENT,
        STACK,
        THING;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> labels() {
            return Arrays.stream(values()).map(Kind::label).toList();
        }
    }

    Kind kind();

    /** Tells it from all others, and stays the same for as long as it is there. */
    String key();

    /** What people call it. */
    String name();

    /**
     * An environment in the state backend without a custom resource.
     *
     * @param parts whose stacks or records are there
     * @param named every resource that its states and records name
     * @param placement where it is; null: no record says
     */
    record Environment(Owner owner, List<Part> parts, SortedSet<CloudResource> named, Placement placement)
            implements Orphan {
        public Environment {
            parts = List.copyOf(parts);
            named = new TreeSet<>(named);
        }

        @Override
        public Kind kind() {
            return Kind.ENVIRONMENT;
        }

        @Override
        public String key() {
            return "environment " + owner.tag();
        }

        @Override
        public String name() {
            return owner.namespace() + "/" + owner.kind() + "/" + owner.name();
        }
    }

    /** A stack in the state backend that does not say whose it is. */
    record UnownedStack(String stack) implements Orphan {
        @Override
        public Kind kind() {
            return Kind.STACK;
        }

        @Override
        public String key() {
            return "stack " + stack;
        }

        @Override
        public String name() {
            return stack;
        }
    }

    /** A thing on AWS with our owner tag that no state and no record names. */
    record UnrecordedThing(CloudResource resource, Owner owner) implements Orphan {
        @Override
        public Kind kind() {
            return Kind.THING;
        }

        @Override
        public String key() {
            return "thing " + name();
        }

        @Override
        public String name() {
            return resource.arn() == null ? resource.type() + " " + resource.id() : resource.arn();
        }
    }
}
