package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.stack.SecretText;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of text that people will read: the ones that are known, and what looks like one. */
final class Scrubber {
    private static final String HIDDEN = "[hidden]";
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");
    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s:]+:[^/@\\s]+@");
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?i)\\b(\\w*(?:password|passphrase|secret_?access_?key|session_?token))(\"?\\s*[=:]\\s*)(?!\\[hidden])\\S+");

    private final List<SecretText> secrets;

    Scrubber(List<SecretText> secrets) {
        this.secrets =
                secrets.stream().filter(secret -> !secret.reveal().isBlank()).toList();
    }

    String scrub(String text) {
        String scrubbed = text;
        for (SecretText secret : secrets) {
            scrubbed = scrubbed.replace(secret.reveal(), HIDDEN);
        }
        scrubbed = ACCESS_KEY.matcher(scrubbed).replaceAll(HIDDEN);
        scrubbed = USER_INFO.matcher(scrubbed).replaceAll("://" + HIDDEN + "@");
        return ASSIGNMENT.matcher(scrubbed).replaceAll("$1$2" + HIDDEN);
    }
}
