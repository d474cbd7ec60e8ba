package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same cases on both sides. The normal forms are written to target, to be read side by side. */
record Comparison(Tour real, Tour sandbox) {
    private static final Path FOLDER = Path.of("target", "difference");

    Map<Case, List<Difference>> differences() {
        Map<Case, List<Difference>> differences = new LinkedHashMap<>();
        real.walks().keySet().forEach(what -> differences.put(what, differences(what)));
        return differences;
    }

    private List<Difference> differences(Case what) {
        Map<String, ObjectNode> ofReal = normal("real", real, what);
        Map<String, ObjectNode> ofSandbox = normal("sandbox", sandbox, what);
        List<Difference> differences = new ArrayList<>();
        ofReal.forEach((step, tree) -> {
            if (ofSandbox.containsKey(step)) {
                String where = what.name() + Difference.SEPARATOR + step;
                differences.addAll(Difference.between(where, tree, ofSandbox.get(step)));
            }
        });
        return differences;
    }

    private static Map<String, ObjectNode> normal(String side, Tour tour, Case what) {
        Map<String, ObjectNode> normal = new LinkedHashMap<>();
        tour.walks().get(what).steps().forEach((step, seen) -> {
            ObjectNode tree = NormalForm.of(seen, tour.given());
            write(FOLDER.resolve(what.name()).resolve(step + "." + side + ".yaml"), Yaml.text(tree));
            normal.put(step, tree);
        });
        return normal;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
