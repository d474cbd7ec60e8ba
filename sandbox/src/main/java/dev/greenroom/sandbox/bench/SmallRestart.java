package dev.greenroom.sandbox.bench;

import java.util.List;

/** A restart with as many previews Ready as the neighbour was measured with. */
final class SmallRestart implements Measurement {
    private static final int PREVIEWS = 16;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public List<Figure> take(Scale scale) throws Exception {
        try (ReadyFleet fleet = new ReadyFleet(scale, name(), PREVIEWS)) {
            return fleet.restart();
        }
    }
}
