package dev.greenroom.operator.cost;

import java.util.Map;

/**
 * The price books of all known regions.
 *
 * @param fallback region whose prices stand in for a region that has no book
 */
public record PriceBooks(Map<String, PriceBook> byRegion, String fallback) {
    public PriceBooks {
        byRegion = Map.copyOf(byRegion);
        if (!byRegion.containsKey(fallback)) {
            throw new IllegalArgumentException("no price book of the fallback region " + fallback);
        }
    }

    /** The region's own prices, or the fallback's; then the date names the region that they are of. */
    public PriceBook of(String region) {
        PriceBook own = byRegion.get(region);
        return own == null ? byRegion.get(fallback).standIn() : own;
    }
}
