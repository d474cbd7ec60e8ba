package dev.greenroom.operator.real.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failure that chance found can be had again. */
class ScriptTest {
    private static List<Object> played(long seed) {
        Script script = new Script(seed);
        List<Object> played = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            played.add(script.act(round % 3 > 0));
            played.add(script.capacity());
            played.add(script.blows());
        }
        return played;
    }

    @Test
    void theSameSeedGivesTheSame() {
        assertThat(played(7)).isEqualTo(played(7)).isNotEqualTo(played(8));
    }

    @Test
    void everyDeathAndEveryActComes() {
        String all = played(7).toString();

        for (Death death : Death.values()) {
            assertThat(all).contains(death.toString());
        }
        for (Script.Act act : Script.Act.values()) {
            assertThat(all).contains(act.name());
        }
    }
}
