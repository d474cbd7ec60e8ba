package dev.greenroom.operator.reconcile;

import dev.greenroom.api.Cost;
import dev.greenroom.api.PreviewEnvironmentStatus;
import dev.greenroom.api.ResolvedPreview;
import dev.greenroom.api.StackStatus;
import dev.greenroom.operator.cost.CostMeter;
import dev.greenroom.operator.cost.Estimate;
import dev.greenroom.operator.cost.PriceBooks;
import dev.greenroom.operator.plan.Part;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Reads the meter of a preview: what is there now is what costs now. */
final class PreviewCosts {
    private final PriceBooks prices;

    PreviewCosts(PriceBooks prices) {
        this.prices = prices;
    }

    Cost read(PreviewEnvironmentStatus status, ResolvedPreview resolved, Instant now) {
        Set<Part> there = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            StackStatus stack = status.stacks().of(part.label());
            if (stack != null && stack.mayHoldSomething()) {
                there.add(part);
            }
        }
        if (there.isEmpty() && status.cost() == null) {
            return null;
        }
        return CostMeter.read(status.cost(), Estimate.of(resolved, there, prices.of(resolved.region())), now);
    }
}
