package dev.greenroom.sandbox.engine.cli;

/** A command cannot be carried out; the message is what the CLI prints after {@code error: }; empty: it has printed all there is to say. */
public final class CliException extends Exception {
    private static final long serialVersionUID = 1L;

    public CliException(String message) {
        super(message);
    }
}
