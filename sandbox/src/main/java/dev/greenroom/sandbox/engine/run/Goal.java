package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resource as a program wants it ("Pulumi resource monitor", RegisterResource).
 *
 * @param parent URN; empty: none
 * @param propertyDependencies URNs by property
 * @param provider reference to the provider resource; empty: by package
 * @param providers references by package, which children of a component take
 * @param importId empty: it is not imported
 * @param options what else was asked for
 */
record Goal(
        String type,
        String name,
        boolean custom,
        String parent,
        ObjectNode inputs,
        Set<String> dependencies,
        Map<String, List<String>> propertyDependencies,
        String provider,
        Map<String, String> providers,
        String version,
        String importId,
        Options options) {

    /**
     * Options of a resource.
     *
     * @param protect null: as the parent
     * @param retainOnDelete null: as the parent
     * @param deleteBeforeReplace null: as the provider says
     * @param deletedWith URN; empty: as the parent
     * @param timeouts null: none
     */
    record Options(
            Boolean protect,
            Boolean retainOnDelete,
            Boolean deleteBeforeReplace,
            List<String> ignoreChanges,
            List<String> replaceOnChanges,
            List<String> additionalSecretOutputs,
            List<Alias> aliases,
            String deletedWith,
            ObjectNode timeouts) {
        static final Options NONE = new Options(null, null, null, List.of(), List.of(), List.of(), List.of(), "", null);
    }

    /**
     * What the resource may have been called before: a URN, or what differs from the present name; empty fields do not.
     */
    record Alias(String urn, String name, String type, String stack, String project, String parent, boolean noParent) {}
}
