package dev.greenroom.operator.cloud.finding;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Passwords of 32 characters [A-Za-z0-9], which need no escaping in a URL and are refused by no database. */
public final class Passwords {
    private static final int LENGTH = 32;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Passwords() {}

    /** Capitals, small letters and digits are all in it, so that {@link Scrubbed} knows it for a secret wherever it appears. */
    public static String make(RandomGenerator random) {
        String password;
        do {
            password = random.ints(LENGTH, 0, ALPHABET.length())
                    .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                    .collect(Collectors.joining());
        } while (!password.matches("(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z]).*"));
        return password;
    }
}
