package dev.greenroom.sandbox.story.terminal;

/** Takes what is told. Any thread may tell; after the end nothing is heard any more. */
public interface Output extends AutoCloseable {

    void line(Line line);

    @Override
    void close();
}
