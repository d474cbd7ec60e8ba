package dev.greenroom.operator.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who a thing on AWS belongs to. The Kubernetes uid is left out on purpose: a cluster restored from Git finds its own things
 * again.
 */
public record Owner(String clusterId, String namespace, String kind, String name) {
    /** Key of the tag that names the owner of a thing on AWS. */
    public static final String TAG = "greenroom.dev/owner";

    /** Value of the tag {@value #TAG}. */
    public String tag() {
        return String.join("/", clusterId, namespace, kind, name);
    }

    /** The owner that a tag's value names; empty: it is no such value. */
    public static Optional<Owner> parse(String tag) {
        String[] parts = tag.split("/", -1);
        return parts.length == 4 ? Optional.of(new Owner(parts[0], parts[1], parts[2], parts[3])) : Optional.empty();
    }

    /** Eight hex digits that tell two owners apart where a name has no room for all of it. */
    public String hash8() {
        return sha256(tag()).substring(0, 8);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
