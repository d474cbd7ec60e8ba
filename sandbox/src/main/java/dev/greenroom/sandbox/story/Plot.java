package dev.greenroom.sandbox.story;

/** A story. */
interface Plot {

    /** Plays it to the end, which it tells. */
    void play(Scene scene) throws StepFailedException, InterruptedException;
}
