package dev.greenroom.sandbox.provider;

import dev.greenroom.sandbox.provider.ResourceProvider.Existing;

/** A create or update failed or was cut short after the resource had come to be; the engine has to keep it in the state. */
public final class PartlyMadeException extends ProviderException {
    private static final long serialVersionUID = 1L;

    private final transient Existing made;

    public PartlyMadeException(String message, Existing made) {
        super(message);
        this.made = made;
    }

    public Existing made() {
        return made;
    }
}
