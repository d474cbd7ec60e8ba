package dev.greenroom.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.greenroom.api.GreenroomApi;
import dev.greenroom.operator.plan.admission.CrdSchema;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Reads the CRDs that the jar of the API types carries. */
final class CrdSchemas {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private CrdSchemas() {}

    static CrdSchema of(Class<? extends CustomResource<?, ?>> kind) {
        return of(kind.getSimpleName());
    }

    /** Asks no class of the Kubernetes client for the CRD's name: it would set up logging. */
    static CrdSchema of(String kind) {
        String plural = kind.toLowerCase(Locale.ROOT) + "s";
        String file = "/META-INF/fabric8/" + plural + "." + GreenroomApi.GROUP + "-v1.yml";
        try (InputStream crd = GreenroomApi.class.getResourceAsStream(file)) {
            return CrdSchema.of(YAML.readTree(crd));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
