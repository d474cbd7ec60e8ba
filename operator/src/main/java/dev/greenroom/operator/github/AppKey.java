package dev.greenroom.operator.github;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key of a GitHub App, and what it signs. */
final class AppKey {
    /** GitHub hands out keys in PKCS#1 ("RSA PRIVATE KEY"); PKCS#8 ("PRIVATE KEY") is what others make of them. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

    /** Version 0 and the algorithm rsaEncryption, which stand before a PKCS#1 key in PKCS#8 (RFC 5208, 5). */
    private static final byte[] RSA_IN_PKCS8 = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    /** "Generating a JSON Web Token (JWT) for a GitHub App": at most ten minutes, begun a minute ago for clocks that differ. */
    private static final Duration BEGUN = Duration.ofMinutes(1);

    private static final Duration LASTS = Duration.ofMinutes(9);

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * @throws GithubException it holds no RSA key in PEM
     */
    static AppKey read(SecretFile file) throws GithubException {
        Matcher pem = PEM.matcher(file.text());
        if (!pem.find()) {
            throw unusable(file);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            byte[] pkcs8 = pem.group(1) == null ? der : element(SEQUENCE, RSA_IN_PKCS8, element(OCTETS, der));
            return new AppKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file);
        }
    }

    /** Without a cause: some of them quote what they could not read. */
    private static GithubException unusable(SecretFile file) {
        return new GithubException(
                "GithubCredentialsMissing",
                file.path() + " holds no RSA private key in PEM; it has to be the file that GitHub made for the App");
    }

    /** A DER element with a length of up to 65,535 octets, in its long form of two. */
    private static byte[] element(int tag, byte[]... content) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        for (byte[] part : content) {
            inner.writeBytes(part);
        }
        byte[] bytes = inner.toByteArray();
        return ByteBuffer.allocate(bytes.length + 4)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    /**
     * A token by which GitHub knows the App itself.
     *
     * @param issuer the App's id or client id
     */
    String jwt(String issuer, Instant now) {
        ObjectNode claims = JsonMapper.builder().build().createObjectNode();
        claims.put("iat", now.minus(BEGUN).getEpochSecond());
        claims.put("exp", now.plus(LASTS).getEpochSecond());
        claims.put("iss", issuer);
        String content = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims.toString());
        return content + "." + signature(content);
    }

    private String signature(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs by SHA256withRSA", e);
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
