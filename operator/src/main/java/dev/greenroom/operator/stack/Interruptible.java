package dev.greenroom.operator.stack;

/** Something at work that can be ended early. Both return at once. */
public interface Interruptible {

    /** Asks it to end in order. */
    void stop();

    /** Ends it, whatever it leaves behind. */
    void kill();
}
