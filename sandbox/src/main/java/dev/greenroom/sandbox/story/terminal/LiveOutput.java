package dev.greenroom.sandbox.story.terminal;

import dev.greenroom.sandbox.story.terminal.PreviewTable.Styled;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lines, and below them a table that is drawn again in place. Each picture is one write that goes over the old one, so that
 * nothing flickers; long lines of the table are cut by the terminal, so that it may be resized at any moment.
 */
public final class LiveOutput implements Output {
    private static final String ESC = "\u001b[";
    private static final String HIDE_CURSOR = ESC + "?25l";
    private static final String SHOW_CURSOR = ESC + "?25h";
    private static final String NO_WRAP = ESC + "?7l";
    private static final String WRAP = ESC + "?7h";
    private static final String TO_END_OF_LINE = ESC + "K";
    private static final String TO_END_OF_SCREEN = ESC + "J";
    private static final long PERIOD_MILLIS = 200;

    private final PrintStream out;
    private final Supplier<Size> size;
    private final Supplier<List<Row>> rows;
    private final Supplier<String> footer;
    private final Ink ink;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(LiveOutput::daemon);
    private List<String> drawn = List.of();
    private boolean closed;

    /**
     * @param rows the previews as they are now
     * @param footer the last line of the picture, as it is now
     */
    public LiveOutput(
            PrintStream out, Ink ink, Supplier<Size> size, Supplier<List<Row>> rows, Supplier<String> footer) {
        this.out = out;
        this.ink = ink;
        this.size = size;
        this.rows = rows;
        this.footer = footer;
    }

    /** Draws the table, and again whenever it differs. */
    public void start() {
        Future<?> unused = ticker.scheduleWithFixedDelay(this::redraw, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "terminal");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void line(Line line) {
        if (!closed) {
            StringBuilder text = new StringBuilder();
            for (String part : wrapped(line, room().columns())) {
                text.append(ink.line(line.kind(), part)).append(TO_END_OF_LINE).append('\n');
            }
            draw(text.toString(), picture());
        }
    }

    /** A command stays whole, for it is to be copied. */
    private static List<String> wrapped(Line line, int columns) {
        if (line.kind() == Line.Kind.COMMAND) {
            return List.of(line.plain());
        }
        String lead = line.lead();
        List<String> parts = new ArrayList<>();
        for (String part : Words.wrap(line.text(), Math.max(1, columns - lead.length()))) {
            parts.add((parts.isEmpty() ? lead : " ".repeat(lead.length())) + part);
        }
        return parts;
    }

    synchronized void redraw() {
        List<String> picture = closed ? drawn : picture();
        if (!picture.equals(drawn)) {
            draw("", picture);
        }
    }

    private List<String> picture() {
        Size now = room();
        List<Styled> table = PreviewTable.lines(rows.get(), now);
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (int i = 0; i < table.size(); i++) {
            Styled styled = table.get(i);
            lines.add(i == 0 ? ink.title(styled.text()) : ink.row(styled.tone(), styled.text()));
        }
        lines.add(ink.quiet(Words.clip(footer.get(), now.columns())));
        return lines;
    }

    /** All but the last column: after a character there, clearing to the end of the line takes that character away. */
    private Size room() {
        Size whole = size.get();
        return new Size(whole.rows(), whole.columns() - 1);
    }

    /** Goes up to where the last picture began, and writes over it. */
    private void draw(String above, List<String> picture) {
        StringBuilder text = new StringBuilder(HIDE_CURSOR).append('\r');
        if (!drawn.isEmpty()) {
            text.append(ESC).append(drawn.size()).append('A');
        }
        text.append(above).append(NO_WRAP);
        picture.forEach(line -> text.append(line).append(TO_END_OF_LINE).append('\n'));
        text.append(TO_END_OF_SCREEN).append(WRAP).append(SHOW_CURSOR);
        out.print(text);
        out.flush();
        drawn = picture;
    }

    /** Leaves the last picture where it is. */
    @Override
    public synchronized void close() {
        if (!closed) {
            redraw();
            closed = true;
            ticker.shutdownNow();
        }
    }
}
