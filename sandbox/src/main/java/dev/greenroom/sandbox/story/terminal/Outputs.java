package dev.greenroom.sandbox.story.terminal;

import java.util.List;

/** Several at once. */
public record Outputs(List<Output> all) implements Output {
    public Outputs {
        all = List.copyOf(all);
    }

    @Override
    public void line(Line line) {
        all.forEach(output -> output.line(line));
    }

    @Override
    public void close() {
        all.forEach(Output::close);
    }
}
