package dev.greenroom.sandbox.provider;

/** The cloud refused; the message is what the true provider would say, the cloud's own words included. */
public class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProviderException(String message) {
        super(message);
    }
}
