package dev.greenroom.operator;

import dev.greenroom.operator.plan.Ttl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads variables and collects what is wrong with them. */
final class SettingsReader {
    private static final Pattern DURATION = Pattern.compile("[1-9][0-9]{0,4}[mhd]");
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,4})([smh])");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What is wrong so far, a sentence each. */
    List<String> problems() {
        return problems;
    }

    void unknown() {
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(Settings.PREFIX)
                    && !Settings.NAMES.contains(name.substring(Settings.PREFIX.length()))) {
                problems.add(name + " is no setting; the settings are " + Settings.PREFIX
                        + String.join(", " + Settings.PREFIX, new TreeSet<>(Settings.NAMES)));
            }
        }
    }

    /** Any variable as it is; null: it is not set. */
    String variable(String name) {
        return environment.get(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(Settings.PREFIX + name)).filter(value -> !value.isBlank());
    }

    String required(String name, String allowed) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            problems.add(Settings.PREFIX + name + " is not set; it has to be " + allowed);
        }
        return value.orElse("");
    }

    String matching(String name, Pattern pattern, String allowed) {
        String value = required(name, allowed);
        if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            problems.add(Settings.PREFIX + name + " is \"" + value + "\"; it has to be " + allowed);
        }
        return value;
    }

    int number(String name, int min, int max) {
        String value = text(name).orElse("0");
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        problems.add(
                Settings.PREFIX + name + " is \"" + value + "\"; it has to be a number from " + min + " to " + max);
        return min;
    }

    boolean flag(String name) {
        String value = text(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            problems.add(Settings.PREFIX + name + " is \"" + value + "\"; it has to be true or false");
        }
        return value.equals("true");
    }

    Duration interval(String name, Duration otherwise) {
        String value = text(name).orElse("");
        if (value.isEmpty() || value.equals("0")) {
            return value.isEmpty() ? otherwise : Duration.ZERO;
        }
        if (DURATION.matcher(value).matches()) {
            return Ttl.parse(value);
        }
        problems.add(Settings.PREFIX + name + " is \"" + value + "\"; it has to be 0 or a time such as 30m, 12h or 1d");
        return otherwise;
    }

    /** A time within bounds, such as 90s or 45m. */
    Duration time(String name, Duration otherwise, Duration min, Duration max) {
        String value = text(name).orElse("");
        Duration stated = value.isEmpty() ? otherwise : time(value);
        if (stated == null || stated.compareTo(min) < 0 || stated.compareTo(max) > 0) {
            problems.add(Settings.PREFIX + name + " is \"" + value
                    + "\"; it has to be a whole number with unit s, m or h, from " + min.toSeconds() + "s to "
                    + max.toSeconds() + "s");
            return otherwise;
        }
        return stated;
    }

    /** Null: it is none. */
    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return null;
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    Optional<String> oneOf(String name, Set<String> allowed) {
        Optional<String> value = text(name);
        value.filter(stated -> !allowed.contains(stated))
                .ifPresent(stated -> problems.add(Settings.PREFIX + name + " is \"" + stated + "\"; it has to be "
                        + String.join(" or ", new TreeSet<>(allowed))));
        return value;
    }

    Optional<Duration> duration(String name) {
        Optional<String> value = text(name);
        value.filter(stated -> !DURATION.matcher(stated).matches())
                .ifPresent(stated -> problems.add(Settings.PREFIX + name + " is \"" + stated + "\"; it has to be "
                        + "a whole number with unit m, h or d, such as 24h"));
        return value.filter(DURATION.asMatchPredicate()).map(Ttl::parse);
    }

    Set<String> names(String name) {
        Set<String> names = new TreeSet<>();
        text(name).ifPresent(value -> names.addAll(List.of(value.split("\\s*,\\s*", -1))));
        names.remove("");
        return names;
    }

    Path file(String name) {
        Optional<Path> file = text(name).map(Path::of);
        file.filter(path -> !Files.isReadable(path))
                .ifPresent(path ->
                        problems.add(Settings.PREFIX + name + " is \"" + path + "\", and no such file can be read"));
        return file.orElse(null);
    }
}
