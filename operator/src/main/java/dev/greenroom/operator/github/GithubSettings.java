package dev.greenroom.operator.github;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How GitHub is asked: as an App, or by a token. Neither: it is not asked.
 *
 * @param url of the REST API; null: that of github.com
 * @param appId the App's id or client id; null: no App
 * @param privateKeyFile the App's private key in PEM; null: no App
 * @param tokenFile holds nothing but a token; null: none
 */
public record GithubSettings(String url, String appId, Path privateKeyFile, Path tokenFile) {
    public static final GithubSettings OFF = new GithubSettings(null, null, null, null);

    private static final String GITHUB_COM = "https://api.github.com";
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /** Whether anything says how GitHub is to be asked. */
    public boolean configured() {
        return privateKeyFile != null || tokenFile != null;
    }

    /** What is wrong, one sentence each. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (tokenFile != null && (appId != null || privateKeyFile != null)) {
            problems.add("GREENROOM_GITHUB_TOKEN_FILE is set beside GREENROOM_GITHUB_APP_ID or "
                    + "GREENROOM_GITHUB_PRIVATE_KEY_FILE; it has to be either a token or an App");
        } else if ((appId == null) != (privateKeyFile == null)) {
            problems.add("GREENROOM_GITHUB_APP_ID and GREENROOM_GITHUB_PRIVATE_KEY_FILE make an App together, and only "
                    + (appId == null ? "the latter" : "the former") + " is set");
        }
        if (appId != null && !APP_ID.matcher(appId).matches()) {
            problems.add("GREENROOM_GITHUB_APP_ID is \"" + appId + "\"; it has to be the App's id or its client id");
        }
        if (url != null && !isBaseUrl(url)) {
            problems.add("GREENROOM_GITHUB_URL is not the address of a REST API; it has to be " + GITHUB_COM
                    + " or https://HOST/api/v3");
        } else if (url != null && appId == null && !configured()) {
            problems.add(
                    "GREENROOM_GITHUB_URL is set, and neither GREENROOM_GITHUB_TOKEN_FILE nor GREENROOM_GITHUB_APP_ID says "
                            + "how to ask it");
        }
        return List.copyOf(problems);
    }

    /** The token travels with every request, so it is https; user and password have no place in an address. */
    private static boolean isBaseUrl(String url) {
        try {
            URI parsed = new URI(url);
            return "https".equals(parsed.getScheme())
                    && parsed.getHost() != null
                    && parsed.getUserInfo() == null
                    && parsed.getQuery() == null
                    && parsed.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Without a slash at its end. */
    URI base() {
        return URI.create((url == null ? GITHUB_COM : url).replaceFirst("/+$", ""));
    }

    /** For one line at the start. */
    public String summary() {
        if (!configured()) {
            return "off";
        }
        return base().getHost() + (tokenFile == null ? " as app " + appId : " by token");
    }
}
