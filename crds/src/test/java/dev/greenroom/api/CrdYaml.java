package dev.greenroom.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the CRD YAML from the API types: fabric8's generator, then what it has no annotation for ({@link SchemaPolish}),
 * and the printer columns in the order of their annotations, for the generator sorts them by JSONPath.
 */
final class CrdYaml {
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "PreviewEnvironment", PreviewEnvironment.class,
            "ServiceDeployment", ServiceDeployment.class);

    private CrdYaml() {}

    /** The files by name, such as {@code previewenvironments.greenroom.dev-v1.yml}. */
    static SortedMap<String, String> generate() {
        InMemory files = new InMemory(new TreeMap<>());
        new CRDGenerator()
                .withMinQuotes(true)
                .withPostProcessor(new Polish())
                .withOutput(files)
                .customResourceClasses(KINDS.values())
                .generate();
        SortedMap<String, String> texts = new TreeMap<>();
        files.streams.forEach((crd, bytes) -> texts.put(crd + ".yml", text(bytes)));
        return texts;
    }

    private static String text(ByteArrayOutputStream bytes) {
        String generated = bytes.toString(StandardCharsets.UTF_8);
        return "# Generated from dev.greenroom.api; see CrdYamlIsCurrentTest.\n"
                + generated.substring(generated.indexOf('\n') + 1);
    }

    private record InMemory(SortedMap<String, ByteArrayOutputStream> streams)
            implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        @Override
        public ByteArrayOutputStream outputFor(String crd) {
            return streams.computeIfAbsent(crd, name -> new ByteArrayOutputStream());
        }

        @Override
        public void close() {}
    }

    private static final class Polish implements CRDPostProcessor {
        @Override
        public HasMetadata process(HasMetadata crd, String crdVersion) {
            CustomResourceDefinition definition = (CustomResourceDefinition) crd;
            Class<?> kind = KINDS.get(definition.getSpec().getNames().getKind());
            for (CustomResourceDefinitionVersion version : definition.getSpec().getVersions()) {
                SchemaPolish.polish(version.getSchema().getOpenAPIV3Schema());
                orderColumns(kind, version.getAdditionalPrinterColumns());
            }
            return definition;
        }

        private static void orderColumns(Class<?> kind, List<CustomResourceColumnDefinition> columns) {
            List<String> declared = Stream.of(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
                    .map(AdditionalPrinterColumn::name)
                    .toList();
            columns.sort(Comparator.comparingInt(column -> declared.indexOf(column.getName())));
        }
    }
}
