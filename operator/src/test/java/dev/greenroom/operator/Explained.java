package dev.greenroom.operator;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What the command line answered, in this process. */
record Explained(int exitCode, String out, String err) {

    static Explained of(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    /** With a manifest on standard input. */
    static Explained ofText(String manifest, String... arguments) {
        InputStream input = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
        return run(
                input, Stream.concat(Stream.of(arguments), Stream.of("-f", "-")).toArray(String[]::new));
    }

    /** No region comes from the environment of the tests. */
    private static Explained run(InputStream standardInput, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine.IFactory usual = CommandLine.defaultFactory();
        int exitCode = Main.commandLine(new CommandLine.IFactory() {
                    @Override
                    public <K> K create(Class<K> type) throws Exception {
                        return type.equals(Explain.class)
                                ? type.cast(new Explain(null, standardInput))
                                : usual.create(type);
                    }
                })
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("explain"), Stream.of(arguments))
                        .toArray(String[]::new));
        return new Explained(exitCode, out.toString().replace("\r\n", "\n"), err.toString());
    }
}
