package dev.greenroom.sandbox.aws;

import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** Names that AWS makes up, in the shapes it gives them. Seeded; for use under the account's lock. */
public final class Ids {
    private static final String HEX = "0123456789abcdef";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int EC2_LENGTH = 17;

    private final Random random;

    Ids(long seed) {
        random = new Random(seed);
    }

    /** An id of EC2's long form, such as {@code sg-0123456789abcdef0}. */
    public String ec2(String prefix) {
        return prefix + "-0" + hex(EC2_LENGTH - 1);
    }

    public String hex(int length) {
        return pick(HEX, length);
    }

    /** Such as the resource ids of RDS. */
    public String capitals(int length) {
        return pick(CAPITALS, length);
    }

    /** Such as the account's part of an RDS endpoint. */
    public String small(int length) {
        return pick(SMALL, length);
    }

    /** Such as the end of a secret's ARN. */
    public String letters(int length) {
        return pick(LETTERS, length);
    }

    public String digits(int length) {
        return pick("123456789", length);
    }

    public String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Evenly from zero to one. */
    public double fraction() {
        return random.nextDouble();
    }

    private String pick(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }
}
