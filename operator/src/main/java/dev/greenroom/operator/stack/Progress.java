package dev.greenroom.operator.stack;

/**
 * How far a run is.
 *
 * @param waitingFor what is being worked on, as people call it; empty: nothing in particular
 */
public record Progress(int done, int total, String waitingFor) {
    @Override
    public String toString() {
        String counted = done + "/" + total + " resources";
        return waitingFor.isEmpty() ? counted : counted + ", waiting for the " + waitingFor;
    }
}
