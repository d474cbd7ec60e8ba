package dev.greenroom.operator.stack;

/** Something at work that ends in one way only. */
public record Stopped(Runnable end) implements Interruptible {
    public static Interruptible by(Runnable end) {
        return new Stopped(end);
    }

    @Override
    public void stop() {
        end.run();
    }

    @Override
    public void kill() {
        end.run();
    }
}
