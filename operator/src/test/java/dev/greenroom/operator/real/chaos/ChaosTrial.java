package dev.greenroom.operator.real.chaos;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Every death at every point, and kills at many random moments: an hour or two, and so not part of any build, but started by
 * name. {@code chaos.seed}, {@code chaos.kills} and {@code chaos.minutes} are system properties.
 */
class ChaosTrial {
    private static final int KILLS = 60;
    private static final long MINUTES = 240;

    @Test
    void everyKillAtARandomMomentIsGotOverWithoutAHuman() {
        try (ChaosStage chaos = new ChaosStage("trial")) {
            chaos.learnFrom("trial-00");
            Duration time = Duration.ofMinutes(Long.getLong("chaos.minutes", MINUTES));
            int kills = Integer.getInteger("chaos.kills", KILLS);
            ChaosIT.conclude(new Turmoil(chaos, Script.ofSystemProperty()).rage(kills, time));
        }
    }

    @Test
    void everyDeathAtEveryPointIsGotOverWithoutAHuman() {
        try (ChaosStage chaos = new ChaosStage("points")) {
            chaos.learnFrom("points-00");
            ChaosIT.conclude(new PointByPoint(chaos).strike(Fault.all()));
        }
    }
}
