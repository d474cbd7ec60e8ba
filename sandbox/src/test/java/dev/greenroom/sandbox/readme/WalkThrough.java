package dev.greenroom.sandbox.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The block of the README that shows what to do with a sandbox that is up. */
final class WalkThrough {
    private static final String BEGIN = "While it is up, any `kubectl` works on it";
    private static final String INDENT = "    ";
    private static final String PROMPT = "$ ";

    private WalkThrough() {}

    /** Its commands in order, less the one that says where the sandbox is. */
    static List<Step> steps(Path readme) throws IOException {
        List<String> block = block(Files.readAllLines(readme));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            if (block.get(i).startsWith(PROMPT)) {
                steps.add(new Step(block.get(i).substring(PROMPT.length()), shown(block, i + 1)));
            }
        }
        return steps;
    }

    private static List<String> shown(List<String> block, int from) {
        return block.stream()
                .skip(from)
                .takeWhile(line -> !line.startsWith(PROMPT))
                .toList();
    }

    private static List<String> block(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith(BEGIN))
                .dropWhile(line -> !line.startsWith(INDENT))
                .takeWhile(line -> line.startsWith(INDENT))
                .map(line -> line.substring(INDENT.length()))
                .filter(line -> !line.startsWith(PROMPT + "export KUBECONFIG="))
                .toList();
    }
}
