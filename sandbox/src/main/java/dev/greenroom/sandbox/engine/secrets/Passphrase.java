package dev.greenroom.sandbox.engine.secrets;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A passphrase and the keys made of it. Making one takes a second of processor time on purpose, so each is made once, and new
 * stacks share the first.
 */
public final class Passphrase {
    private static final int ITERATIONS = 1_000_000;
    private static final int KEY_BITS = 256;
    private static final int SALT_BYTES = 8;
    private static final String VERSION = "v1:";
    /** What the state holds in encrypted form, so that a wrong passphrase is noticed. */
    private static final String PROOF = "pulumi";

    private final char[] text;
    private final Map<String, Crypter> bySalt = new HashMap<>();
    private Crypter first;

    public Passphrase(String text) {
        this.text = text.toCharArray();
    }

    /** The crypter of stacks that have none yet. */
    public synchronized Crypter crypter() {
        if (first == null) {
            byte[] salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            SecretKey key = key(salt);
            String encoded = Base64.getEncoder().encodeToString(salt);
            first = new Crypter(VERSION + encoded + ":" + Crypter.encrypt(key, PROOF), key);
            bySalt.put(encoded, first);
        }
        return first;
    }

    /**
     * The crypter of a stack that has one.
     *
     * @param state {@code v1:<salt>:<ciphertext>}
     * @throws WrongPassphraseException when it was made with another passphrase
     */
    public synchronized Crypter crypter(String state) {
        String[] parts = state.split(":", 3);
        if (parts.length != 3 || !state.startsWith(VERSION)) {
            throw new WrongPassphraseException("malformed state value");
        }
        Crypter known = bySalt.get(parts[1]);
        if (known != null) {
            return known;
        }
        SecretKey key = key(Base64.getDecoder().decode(parts[1]));
        if (!Crypter.decrypt(key, parts[2]).equals(PROOF)) {
            throw new WrongPassphraseException("incorrect passphrase");
        }
        Crypter crypter = new Crypter(state, key);
        bySalt.put(parts[1], crypter);
        if (first == null) {
            first = crypter;
        }
        return crypter;
    }

    private SecretKey key(byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(text, salt, ITERATIONS, KEY_BITS);
        try {
            byte[] bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(bytes, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }
}
