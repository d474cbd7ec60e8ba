package dev.greenroom.sandbox.aws.rds;

import dev.greenroom.sandbox.aws.AwsException;
import java.util.List;
import java.util.Map;

/** Versions of Aurora PostgreSQL that can be made ("Release calendars for Aurora PostgreSQL"). */
final class EngineVersions {
    static final String ENGINE = "aurora-postgresql";

    /** Minor versions by major one; the last of each is its default. */
    private static final Map<Integer, List<Integer>> MINORS = Map.of(
            13, List.of(14, 15, 16, 17, 18, 20, 21),
            14, List.of(11, 12, 13, 14, 15, 17, 18),
            15, List.of(6, 7, 8, 9, 10, 12, 13),
            16, List.of(2, 3, 4, 6, 8, 9),
            17, List.of(4, 5));

    /** First minor version of each major one that can pause ("Scaling to Zero ACUs with automatic pause and resume"). */
    private static final Map<Integer, Integer> PAUSING = Map.of(13, 15, 14, 12, 15, 7, 16, 3, 17, 4);

    private static final int DEFAULT_MAJOR = 16;

    private EngineVersions() {}

    /** The full version. */
    static String resolve(String engine, String version) {
        if (!engine.equals(ENGINE)) {
            throw AwsException.common("InvalidParameterValue", "Invalid DB engine: " + engine);
        }
        String wanted = version == null ? String.valueOf(DEFAULT_MAJOR) : version;
        return MINORS.entrySet().stream()
                .filter(entry -> wanted.equals(String.valueOf(entry.getKey()))
                        || entry.getValue().stream().anyMatch(minor -> wanted.equals(entry.getKey() + "." + minor)))
                .map(entry -> wanted.contains(".")
                        ? wanted
                        : entry.getKey() + "."
                                + entry.getValue().get(entry.getValue().size() - 1))
                .findFirst()
                .orElseThrow(() -> AwsException.common(
                        "InvalidParameterCombination", "Cannot find version " + wanted + " for " + engine));
    }

    static int major(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    static boolean canPause(String version) {
        int minor = Integer.parseInt(version.substring(version.indexOf('.') + 1));
        return minor >= PAUSING.get(major(version));
    }
}
