package dev.greenroom.operator.cloud.finding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of others (log lines, AWS's messages) made fit for a status that many may read: what looks like a secret is replaced, and
 * control characters go. It errs on the side of hiding and leaves ARNs readable.
 */
public final class Scrubbed {
    private static final String HIDDEN = "[hidden]";
    private static final int LINE = 200;
    private static final int TEXT = 4000;

    private static final Pattern TERMINAL = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]+");
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY[\\s\\S]*");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)(?:[^\\s/@:]*:\\S*|[^\\s/@:]+)@");
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)\\b(bearer|basic|digest|aws4-hmac-sha256)\\s+[^\\s\"',]{6,}");

    /** A name that tells a secret, and its value; the name may be in quotes, as in JSON, and so may the value. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?i)([\\w.-]*(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key"
                    + "|private[_-]?key|signing[_-]?key|encryption[_-]?key|credential|authorization|cookie|dsn)[\\w.-]*"
                    + "\\\\?[\"']?\\s*[:=]\\s*)"
                    + "(?:\\\\\"[^\"\\\\]*\\\\\"|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*\"|'[^']*'|[^\\s,;&]+)");

    private static final Pattern WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?");
    private static final Pattern AWS_KEY_ID = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b");

    /** Hex digits, or a mix of capitals, small letters and digits, too long for a word. */
    private static final Pattern LONG_TOKEN = Pattern.compile("\\b[0-9a-fA-F]{32,}\\b"
            + "|(?=[A-Za-z+/_-]*[0-9])(?=[a-z0-9+/_-]*[A-Z])(?=[A-Z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{32,}={0,2}");

    private static final Pattern ARN = Pattern.compile("\\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:[0-9]*:[\\w:/.@+*-]*");

    private Scrubbed() {}

    /** Text for messages: all of it, up to {@value #TEXT} characters. Null becomes empty. */
    public static String text(String text) {
        if (text == null) {
            return "";
        }
        String plain =
                CONTROL.matcher(TERMINAL.matcher(bounded(text)).replaceAll("")).replaceAll(" ");
        StringBuilder clean = new StringBuilder();
        int from = 0;
        Matcher arn = ARN.matcher(plain);
        while (arn.find()) {
            clean.append(withoutSecrets(plain.substring(from, arn.start()))).append(arn.group());
            from = arn.end();
        }
        return clean.append(withoutSecrets(plain.substring(from))).toString().strip();
    }

    private static String withoutSecrets(String text) {
        String clean = PRIVATE_KEY.matcher(text).replaceAll(HIDDEN);
        clean = USER_INFO.matcher(clean).replaceAll(HIDDEN + "@");
        clean = AUTHORIZATION.matcher(clean).replaceAll("$1 " + HIDDEN);
        clean = ASSIGNMENT.matcher(clean).replaceAll("$1" + HIDDEN);
        clean = WEB_TOKEN.matcher(clean).replaceAll(HIDDEN);
        clean = AWS_KEY_ID.matcher(clean).replaceAll(HIDDEN);
        return LONG_TOKEN.matcher(clean).replaceAll(HIDDEN);
    }

    /** Patterns take time and stack by length; the last word goes too, since half a token may not look like one. */
    private static String bounded(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT).replaceFirst("\\S*$", "…");
    }

    /** One line of at most {@value #LINE} characters, for logs. */
    public static String line(String text) {
        String clean = text(text).replace('\n', ' ');
        return clean.length() <= LINE ? clean : clean.substring(0, LINE - 1) + "…";
    }
}
