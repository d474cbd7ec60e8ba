package dev.greenroom.sandbox.engine;

import dev.greenroom.sandbox.provider.ComponentProvider;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test on an installed engine. */
abstract class EngineTest {
    @TempDir
    Path folder;

    Engine engine;

    @BeforeEach
    void install() {
        engine = new Engine(folder, components());
    }

    Map<String, ComponentProvider> components() {
        return Map.of();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    static String urn(String name) {
        return "urn:pulumi:dev::greenroom::test:index:Thing::" + name;
    }
}
