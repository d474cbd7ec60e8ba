package dev.greenroom.sandbox.engine.run;

/** A step did not succeed; why, the deployment has reported already. */
final class StepFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailedException(String message) {
        super(message);
    }
}
