package dev.greenroom.sandbox.aws.ecs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What images do when they run. Any image works: a web application that answers its health check after a few seconds, and whose
 * migration succeeds. To see trouble, give a tag that is, or ends with a hyphen and, one of these words:
 *
 * <table>
 *   <caption>Tags that misbehave</caption>
 *   <tr><td>{@code crash}</td><td>exits with code 1 soon after its start, its reason in the log</td></tr>
 *   <tr><td>{@code unhealthy}</td><td>runs, and answers every request with 503</td></tr>
 *   <tr><td>{@code missing}</td><td>is not in its registry: CannotPullContainerError</td></tr>
 *   <tr><td>{@code migration-fails}</td><td>works, but its migration exits with code 1</td></tr>
 *   <tr><td>{@code slow}</td><td>answers only a minute and a half after its start</td></tr>
 * </table>
 *
 * <p>Such as {@code 123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api:pr-7-crash}. An image named by digest has no tag;
 * {@link #register} gives it a behaviour.
 */
public final class Images {
    private static final Map<String, ImageBehaviour> BY_WORD = Map.of(
            "crash", ImageBehaviour.crashing(),
            "unhealthy", ImageBehaviour.unhealthy(),
            "missing", ImageBehaviour.missing(),
            "migration-fails", ImageBehaviour.failingMigration(),
            "slow", ImageBehaviour.slow());

    private final Map<String, ImageBehaviour> registered = new ConcurrentHashMap<>();

    /**
     * From now on this image behaves so.
     *
     * @param image a whole reference, or a digest such as {@code sha256:0a1b}
     */
    public void register(String image, ImageBehaviour behaviour) {
        registered.put(image, behaviour);
    }

    ImageBehaviour of(String image) {
        String digest = image.substring(image.indexOf('@') + 1);
        ImageBehaviour known = registered.getOrDefault(image, registered.get(digest));
        return known == null ? byTag(tag(image)) : known;
    }

    private static ImageBehaviour byTag(String tag) {
        return BY_WORD.entrySet().stream()
                .filter(entry -> tag.equals(entry.getKey()) || tag.endsWith("-" + entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ImageBehaviour.working());
    }

    private static String tag(String image) {
        String named = image.split("@", 2)[0];
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        return colon < 0 ? "" : named.substring(colon + 1);
    }
}
