package dev.greenroom.operator.plan;

import dev.greenroom.api.ResolvedPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is allowed and yet worth telling. */
public final class Warnings {
    private static final Pattern SECRET_LOOKING =
            Pattern.compile("(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIALS?)(_|$)");
    private static final Pattern URL_WITH_PASSWORD = Pattern.compile("://[^/?#\\s:@]*:[^/?#\\s@]+@");

    private Warnings() {}

    static List<Warning> of(ResolvedPreview resolved) {
        List<Warning> warnings = new ArrayList<>();
        resolved.container().environment().forEach((name, value) -> {
            if (looksSecret(name, value)) {
                warnings.add(new Warning(
                        "SecretLookingVariable",
                        "spec.container.environment has " + name
                                + ", which looks like a secret: anybody who may read this object or "
                                + "the task definition reads it; use spec.container.secrets"));
            }
        });
        if (resolved.ingress().domain() == null) {
            warnings.add(
                    new Warning(
                            "PlainHttp",
                            "without spec.ingress.domain and certificateArn requests go unencrypted, by HTTP to the load balancer's own name"));
        }
        return List.copyOf(warnings);
    }

    /** Whether a plain variable seems to hold a secret: by its name, or as a URL with a password. */
    public static boolean looksSecret(String name, String value) {
        return SECRET_LOOKING.matcher(name.toUpperCase(Locale.ROOT)).find()
                || URL_WITH_PASSWORD.matcher(value).find();
    }

    /**
     * A Warning event.
     *
     * @param reason one CamelCase word
     */
    public record Warning(String reason, String message) {}
}
