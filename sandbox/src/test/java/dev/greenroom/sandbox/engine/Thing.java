package dev.greenroom.sandbox.engine;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** A resource of the scripted cloud. */
@ResourceType(type = "test:index:Thing")
final class Thing extends CustomResource {
    @Export(
            name = "name",
            refs = {String.class},
            tree = "[0]")
    private Output<String> name;

    @Export(
            name = "arn",
            refs = {String.class},
            tree = "[0]")
    private Output<String> arn;

    @Export(
            name = "size",
            refs = {Double.class},
            tree = "[0]")
    private Output<Double> size;

    Thing(String name, Args args) {
        this(name, args, CustomResourceOptions.Empty);
    }

    Thing(String name, Args args, CustomResourceOptions options) {
        super("test:index:Thing", name, args, options);
    }

    Output<String> thingName() {
        return name;
    }

    Output<String> arn() {
        return arn;
    }

    Output<Double> size() {
        return size;
    }

    /** Inputs; each may be left out. The SDK reads the fields by reflection. */
    @SuppressWarnings("UnusedVariable")
    static final class Args extends ResourceArgs {
        @Import
        private Output<String> name;

        @Import
        private Output<String> label;

        @Import
        private Output<Double> size;

        @Import
        private Output<Map<String, String>> tags;

        @Import
        private Output<String> style;

        static Args named(String name) {
            Args args = new Args();
            args.name = Output.of(name);
            return args;
        }

        static Args labelled(String label) {
            Args args = new Args();
            args.label = Output.of(label);
            return args;
        }

        Args name(Output<String> value) {
            name = value;
            return this;
        }

        Args size(double value) {
            size = Output.of(value);
            return this;
        }

        Args tags(Map<String, String> value) {
            tags = Output.of(value);
            return this;
        }

        Args style(String value) {
            style = Output.of(value);
            return this;
        }
    }
}
