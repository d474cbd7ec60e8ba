package dev.greenroom.sandbox.engine.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with one key; a ciphertext is {@code v1:<nonce>:<text>} in base64. */
public final class Crypter {
    private static final String VERSION = "v1";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String state;
    private final SecretKey key;
    /** By plain text: what has not changed is written as it was, and a stack of hundreds of saves encrypts it once. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Crypter(String state, SecretKey key) {
        this.state = state;
        this.key = key;
    }

    /** What a state says of its key: the salt, and a text by which a wrong passphrase is noticed. */
    public String state() {
        return state;
    }

    public String encrypt(String plain) {
        return known.computeIfAbsent(plain, text -> encrypt(key, text));
    }

    /** Throws {@link WrongPassphraseException} when the text was encrypted with another key. */
    public String decrypt(String ciphertext) {
        String plain = decrypt(key, ciphertext);
        known.putIfAbsent(plain, ciphertext);
        return plain;
    }

    static String encrypt(SecretKey key, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base64 = Base64.getEncoder();
            return VERSION + ":" + base64.encodeToString(nonce) + ":" + base64.encodeToString(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    static String decrypt(SecretKey key, String ciphertext) {
        String[] parts = ciphertext.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new WrongPassphraseException("not a ciphertext of version " + VERSION);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Base64.getDecoder().decode(parts[1]));
            return new String(cipher.doFinal(Base64.getDecoder().decode(parts[2])), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WrongPassphraseException("incorrect passphrase");
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
