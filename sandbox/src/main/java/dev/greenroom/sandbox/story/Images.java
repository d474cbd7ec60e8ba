package dev.greenroom.sandbox.story;

/** What CI builds in the story. What an image does when it is run is the simulated account's business, and goes by its tag. */
final class Images {
    private static final String REPOSITORY = "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api";

    static final String FIRST = REPOSITORY + "@sha256:" + "8a5b0b7c1f4e4d0e".repeat(4);
    static final String SECOND = REPOSITORY + "@sha256:" + "c27f9e3d60b1a845".repeat(4);
    static final String FIXED = REPOSITORY + "@sha256:" + "5d1e8c4fa9b37026".repeat(4);

    /** Ends as soon as it is started. */
    static final String CRASHING = REPOSITORY + ":pr-123-crash";

    /** Its migration ends with an exit code that is not 0. */
    static final String NOT_MIGRATING = REPOSITORY + ":pr-123-migration-fails";

    /** For people to play with. */
    static final String TO_PLAY_WITH = REPOSITORY + ":pr-123";

    private Images() {}
}
