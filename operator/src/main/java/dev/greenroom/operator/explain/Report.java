package dev.greenroom.operator.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.List;

/**
 * The explanations of all manifests, in their order.
 *
 * @param ignored objects that are none of Greenroom's
 */
@JsonPropertyOrder({"accepted", "refused", "perMonth", "explanations", "ignored"})
public record Report(List<Explanation> explanations, List<String> ignored) {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    public Report {
        explanations = List.copyOf(explanations);
        ignored = List.copyOf(ignored);
    }

    @JsonProperty
    public int accepted() {
        return explanations.size() - refused();
    }

    @JsonProperty
    public int refused() {
        return (int) explanations.stream()
                .filter(Explanation.Refused.class::isInstance)
                .count();
    }

    /** What all accepted previews cost together. */
    @JsonProperty
    public String perMonth() {
        return explanations.stream()
                .filter(Explanation.Preview.class::isInstance)
                .map(preview ->
                        new BigDecimal(((Explanation.Preview) preview).price().perMonth()))
                .reduce(NOTHING, BigDecimal::add)
                .toPlainString();
    }
}
