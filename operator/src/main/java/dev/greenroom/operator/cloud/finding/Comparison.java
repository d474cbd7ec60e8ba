package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.Difference;
import dev.greenroom.operator.plan.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Collects what differs, thing by thing. */
public final class Comparison {
    private static final int LONGEST_VALUE = 200;
    private static final String NONE = "none";

    private final List<Difference> differences = new ArrayList<>();

    /** Names the thing that the next settings are of. */
    Thing of(Part part, String what) {
        return new Thing(part, what);
    }

    void missing(Part part, String what) {
        differences.add(Difference.missing(part, what));
    }

    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** One thing that is there. */
    final class Thing {
        private final Part part;
        private final String what;

        private Thing(Part part, String what) {
            this.part = part;
            this.what = what;
        }

        /** Compares one setting; null stands for none. */
        Thing is(String field, Object wanted, Object found) {
            String wantedText = text(wanted);
            String foundText = text(found);
            if (!wantedText.equals(foundText)) {
                differences.add(new Difference(part, what, field, cut(wantedText), cut(foundText)));
            }
            return this;
        }

        /** Compares what comes in no order. */
        Thing are(String field, Collection<String> wanted, Collection<String> found) {
            return is(field, inOrder(wanted), inOrder(found));
        }
    }

    private static String inOrder(Collection<String> values) {
        return values.isEmpty() ? null : String.join(", ", new TreeSet<>(values));
    }

    private static String text(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "on" : "off";
        }
        if (value instanceof Double number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return value == null ? NONE : value.toString();
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
