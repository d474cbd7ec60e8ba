package dev.greenroom.operator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.operator.plan.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads who may use what. */
final class TenantsFile {
    private TenantsFile() {}

    /**
     * @throws UnreadableFileException if it is not there, or states what a tenants file does not have
     */
    static Tenants read(Path file) {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readString(file), Tenants.class);
        } catch (IOException e) {
            throw new UnreadableFileException("the tenants file " + file, e);
        }
    }
}
