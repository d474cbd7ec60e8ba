package dev.greenroom.sandbox.difference;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A difference that was looked at and may be.
 *
 * @param where as in {@link Difference}; {@code *} stands for any text
 * @param real the same; left out: nothing is there
 * @param sandbox the same
 * @param reason why it may be
 */
record Reviewed(String where, String real, String sandbox, String reason) {

    static List<Reviewed> all() {
        try {
            return Yaml.MAPPER.readValue(
                    Case.FOLDER.resolve("reviewed.yaml").toFile(), new TypeReference<List<Reviewed>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean covers(Difference difference) {
        return matches(where, difference.where())
                && matches(real, difference.real())
                && matches(sandbox, difference.sandbox());
    }

    private static boolean matches(String pattern, String text) {
        if (pattern == null || text == null) {
            return Objects.equals(pattern, text);
        }
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }
}
