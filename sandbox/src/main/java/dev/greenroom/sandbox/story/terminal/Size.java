package dev.greenroom.sandbox.story.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows and columns of a terminal. */
public record Size(int rows, int columns) {
    private static final Size USUAL = new Size(24, 80);
    private static final Pattern ANSWER = Pattern.compile("(\\d+) (\\d+)\\s*");
    private static final long WORTH_NANOS = 2_000_000_000L;

    /** The size of the terminal that the process runs in, asked for again when the last answer is some seconds old. */
    public static Supplier<Size> ofTerminal() {
        return new Supplier<>() {
            private Size last;
            private long asked;

            @Override
            public synchronized Size get() {
                long now = System.nanoTime();
                if (last == null || now - asked > WORTH_NANOS) {
                    last = ask();
                    asked = now;
                }
                return last;
            }
        };
    }

    /** By {@code stty}, which reads the size from its standard input. */
    private static Size ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectErrorStream(true)
                    .start();
            return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL;
        }
    }

    /** What {@code stty size} says; a terminal that does not know its size says 0. */
    static Size parse(String answer) {
        Matcher numbers = ANSWER.matcher(answer);
        if (!numbers.matches()) {
            return USUAL;
        }
        Size size = new Size(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
        return size.rows() == 0 || size.columns() == 0 ? USUAL : size;
    }
}
