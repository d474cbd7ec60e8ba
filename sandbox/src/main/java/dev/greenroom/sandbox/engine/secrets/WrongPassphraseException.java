package dev.greenroom.sandbox.engine.secrets;

/** A state is of another passphrase. */
public final class WrongPassphraseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongPassphraseException(String message) {
        super(message);
    }
}
