package dev.greenroom.sandbox.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A failure that can be played. */
public enum Breakdown {
    THROTTLE("AWS throttles all calls to RDS", "Throttling", "AWS has calmed down", false),
    QUOTA("the account has no Aurora cluster left in its quota", "Quota", "AWS has raised the quota", true),
    CAPACITY("Fargate has no capacity left", "Capacity is unavailable", "Fargate has capacity again", true),
    SECRET("the secret GP_API_PREVIEW has lost its key STRIPE_KEY", "STRIPE_KEY", "somebody has added the key", true),
    VPC("somebody has deleted the VPC", "vpc-", "the VPC is there again", true),
    MIGRATION(
            "the first image will have a migration that fails",
            "exit code",
            "CI has built an image whose migration works",
            false);

    private final String what;
    private final String sign;
    private final String mended;
    private final boolean nudged;

    Breakdown(String what, String sign, String mended, boolean nudged) {
        this.what = what;
        this.sign = sign;
        this.mended = mended;
        this.nudged = nudged;
    }

    /** As written after {@code -Dbroken=}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String options() {
        return Arrays.stream(values()).map(Breakdown::option).collect(Collectors.joining(", "));
    }

    static Optional<Breakdown> of(String option) {
        return Arrays.stream(values())
                .filter(breakdown -> breakdown.option().equals(option))
                .findFirst();
    }

    /** What is wrong, for people. */
    String what() {
        return what;
    }

    /** Words that tell of it in a status. */
    String sign() {
        return sign;
    }

    /** What somebody did about it. */
    String mended() {
        return mended;
    }

    /** Whether the operator is to be told that it was mended, because by itself it would look again only much later. */
    boolean nudged() {
        return nudged;
    }

    /** Whether the image is what is wrong, and not the account. */
    boolean ofTheImage() {
        return this == MIGRATION;
    }
}
