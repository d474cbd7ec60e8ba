package dev.greenroom.operator.aws;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the state is, from the {@code s3://} URL that the Pulumi CLI takes ("Pulumi Docs", DIY backends; parameters as in Go
 * CDK's s3blob and, where Pulumi keeps them, as in its older version).
 *
 * @param prefix of every key, without slashes at its ends; empty: none
 * @param region null: not named
 * @param endpoint null: AWS's own
 * @param pathStyle whether the bucket is in the path instead of the host name
 */
public record S3Location(String bucket, String prefix, String region, URI endpoint, boolean pathStyle) {
    /** Understood here, or without effect on where things are. */
    private static final Set<String> KNOWN = Set.of(
            "region",
            "endpoint",
            "disableSSL",
            "disable_https",
            "s3ForcePathStyle",
            "use_path_style",
            "hostname_immutable",
            "awssdk",
            "ssetype",
            "kmskeyid");

    /** Throws {@link IllegalArgumentException}, in one sentence, for a URL that the operator cannot follow as Pulumi would. */
    public static S3Location parse(String url) {
        URI uri = URI.create(url);
        String bucket = uri.getRawAuthority();
        if (!"s3".equals(uri.getScheme()) || bucket == null) {
            throw new IllegalArgumentException("not a URL of the form s3://BUCKET: " + url);
        }
        Map<String, String> parameters = parameters(uri.getRawQuery());
        parameters.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "parameter " + name + " of the state backend's URL is not supported;"
                                    + " use AWS's environment variables for profiles and roles");
                });
        return new S3Location(
                bucket,
                uri.getPath().replaceAll("^/+|/+$", ""),
                parameters.get("region"),
                endpoint(parameters),
                flag(parameters, "s3ForcePathStyle") || flag(parameters, "use_path_style"));
    }

    String regionOr(String defaultRegion) {
        return region == null ? defaultRegion : region;
    }

    String key(String name) {
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static URI endpoint(Map<String, String> parameters) {
        String endpoint = parameters.get("endpoint");
        if (endpoint == null || endpoint.isEmpty()) {
            return null;
        }
        boolean plain = flag(parameters, "disableSSL") || flag(parameters, "disable_https");
        return URI.create(endpoint.contains("://") ? endpoint : (plain ? "http://" : "https://") + endpoint);
    }

    private static boolean flag(Map<String, String> parameters, String name) {
        return Set.of("true", "1", "t")
                .contains(parameters.getOrDefault(name, "").toLowerCase(Locale.ROOT));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
