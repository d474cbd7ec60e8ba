package dev.greenroom.sandbox.story.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where output goes.
 *
 * @param live whether a person looks at it on a terminal that can go back up
 */
public record Terminal(PrintStream out, boolean live, Ink ink, Supplier<Size> size) {

    /** The terminal of this process, or whatever it has in place of one. Started with jdk.console=java.base, all JDKs agree. */
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        String type = environment.getOrDefault("TERM", "dumb");
        boolean live = System.console() != null && !type.equals("dumb");
        boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        return new Terminal(out, live, new Ink(coloured), Size.ofTerminal());
    }
}
