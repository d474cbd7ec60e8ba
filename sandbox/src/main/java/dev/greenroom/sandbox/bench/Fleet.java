package dev.greenroom.sandbox.bench;

import java.util.ArrayList;
import java.util.List;

/** A restart with many previews Ready, and then what they cost while nothing happens. */
final class Fleet implements Measurement {
    private static final int NO_OP_SECONDS = 10;

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public List<Figure> take(Scale scale) throws Exception {
        Stopwatch watch = Stopwatch.start();
        try (ReadyFleet fleet = new ReadyFleet(scale, name(), scale.previews)) {
            List<Figure> figures = new ArrayList<>();
            figures.add(Figure.of(
                            "making " + scale.previews + " previews Ready, which is no figure of the operator's",
                            watch.seconds(),
                            "s")
                    .note("by its own runs, on a clock x" + ReadyFleet.MAKING + " and an account that takes no time"));
            figures.addAll(fleet.restart());
            figures.addAll(fleet.idle(scale));
            figures.addAll(fleet.noOps(NO_OP_SECONDS));
            return figures;
        }
    }
}
