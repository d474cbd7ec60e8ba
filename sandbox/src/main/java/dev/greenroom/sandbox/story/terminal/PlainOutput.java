package dev.greenroom.sandbox.story.terminal;

import java.io.PrintStream;

/** Lines as they come, for files, logs and pipes: no escape codes, nothing is wrapped or drawn again. */
public final class PlainOutput implements Output {
    private final PrintStream out;
    private boolean closed;

    public PlainOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void line(Line line) {
        if (!closed) {
            out.println(line.plain());
            out.flush();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
