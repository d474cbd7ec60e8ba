package dev.greenroom.sandbox.story.terminal;

/**
 * One preview in the table; texts that are not known yet are empty.
 *
 * @param message what is going on
 */
public record Row(
        String name,
        String pullRequest,
        String phase,
        String ready,
        String url,
        String cost,
        String message,
        Tone tone) {

    /** How it stands. */
    public enum Tone {
        GOOD,
        BUSY,
        BAD
    }
}
