package dev.greenroom.sandbox.story;

/** A step of the story was not reached; the message is the reason, in a sentence. */
final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }
}
