package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.greenroom.operator.plan.Tenants;
import dev.greenroom.operator.plan.Tenants.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsFileTest {
    @TempDir
    Path folder;

    @Test
    void aTenantIsFoundByAllLabelsOfItsSelector() {
        Tenants tenants = TenantsFile.read(PlanCase.TENANTS);

        assertThat(tenants.of(Map.of("team", "gp", "more", "x")))
                .map(Tenant::name)
                .contains("gp");
        assertThat(tenants.of(Map.of("team", "payments", "tier", "preview")))
                .map(Tenant::name)
                .contains("payments");
        assertThat(tenants.of(Map.of("team", "payments"))).isEmpty();
        assertThat(tenants.of(Map.of())).isEmpty();
    }

    /** A key that is written wrong would deny, or allow, without anybody's knowing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant: []",
                "tenants: [{name: a, vpcs: [vpc-1]}]",
                "tenants: [{name: a, maxima: {memoryMb: 1}}]",
                "tenants: [{name: a, account: {role: x}}]",
                "tenants: {}",
                "tenants: [{name: a, regions: us-west-2}]"
            })
    void aFileWithAnUnknownKeyOrShapeIsRefusedByName(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("tenants.yaml"), content);

        assertThatExceptionOfType(UnreadableFileException.class)
                .isThrownBy(() -> TenantsFile.read(file))
                .withMessageStartingWith("the tenants file " + file + " cannot be read: ");
    }

    @Test
    void aSelectorWithoutLabelsSelectsNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("tenants.yaml"), "tenants: [{name: everyone}]");

        assertThat(TenantsFile.read(file).of(Map.of("team", "gp"))).isEmpty();
    }
}
