package dev.greenroom.sandbox.kubernetes.write;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** The names and uids that the API makes up. */
final class Identities {
    /** No vowels, so that no words come out. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 5;
    private static final int LONGEST_BASE = 58;

    private final RandomGenerator random;

    Identities(RandomGenerator random) {
        this.random = random;
    }

    /** A name of {@code generateName} and five characters. */
    String name(String base) {
        StringBuilder name = new StringBuilder(base.substring(0, Math.min(base.length(), LONGEST_BASE)));
        for (int i = 0; i < SUFFIX; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    String uid() {
        long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
        long variant = (random.nextLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant).toString();
    }
}
