package dev.greenroom.operator.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How the values of settings are written in text. */
final class Values {
    private Values() {}

    static String text(Setting setting) {
        JsonNode value = setting.value();
        if (value.isNumber()) {
            return number(value.asDouble());
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(Values::item)
                    .collect(Collectors.joining(setting.field().endsWith(".command") ? " " : ", "));
        }
        return plain(value.asText());
    }

    static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String item(JsonNode item) {
        if (item.isObject()) {
            return item.path("name").asText() + (item.path("fifo").asBoolean(true) ? " (FIFO)" : " (standard)");
        }
        return plain(item.asText());
    }

    /** Values with line breaks or control characters are quoted, so that a value cannot pass for a line of the report. */
    static String plain(String text) {
        boolean quoted = text.isEmpty() || text.chars().anyMatch(Character::isISOControl);
        return quoted ? TextNode.valueOf(text).toString() : text;
    }
}
