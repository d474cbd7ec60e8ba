package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Kills at many random moments, an hour or two of them; not part of any build, but started by name. {@code chaos.seed},
 * {@code chaos.kills} and {@code chaos.minutes} are system properties.
 */
class ChaosTrial {
    @Test
    void everyKillAtARandomMomentIsGotOverWithoutAHuman() {
        try (ChaosStage chaos = new ChaosStage("trial")) {
            chaos.learnFrom("trial-00");
            FaultTable table = new Turmoil(chaos, Script.ofSystemProperty())
                    .rage(
                            Integer.getInteger("chaos.kills", 60),
                            Duration.ofMinutes(Long.getLong("chaos.minutes", 240)));
            table.publish(ChaosIT.REPORT);
            assertThat(table.complaints()).isEmpty();
        }
    }
}
