package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** Money, in US dollars, as decimal strings. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Cost(
        @JsonPropertyDescription("Per hour, now.") String hourly,

        @JsonPropertyDescription("Per month of 720 hours, at the present rate.")
        String monthly,

        @JsonPropertyDescription("Since the first resource was made.")
        String accrued,

        @JsonPropertyDescription("Until when accrued counts (RFC 3339).")
        String accruedAt,

        @JsonPropertyDescription("Per month of 720 hours, by part.")
        Map<String, String> breakdown,

        @JsonPropertyDescription("Day of the price list.") String priceDate) {}
