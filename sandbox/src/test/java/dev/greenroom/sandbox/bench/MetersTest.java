package dev.greenroom.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetersTest {
    @Test
    void runsThatEndedAndThatGoOnAreCounted() {
        Meters meters = new Meters(List.of(
                "# TYPE greenroom_stack_run_seconds histogram",
                "greenroom_stack_run_seconds_bucket{operation=\"up\",le=\"2.0\"} 5",
                "greenroom_stack_run_seconds_count{operation=\"up\",part=\"data\",result=\"succeeded\"} 5",
                "greenroom_stack_run_seconds_count{operation=\"up\",part=\"net\",result=\"failed\"} 2",
                "greenroom_stack_runs_active 1.0",
                "greenroom_stack_runs_waiting 3.0",
                "greenroom_previews{phase=\"Ready\"} 4.0",
                "greenroom_previews{phase=\"Failed\"} 1.0",
                "greenroom_previews_monthly_cost_dollars 40.0"));

        assertThat(meters.runs()).isEqualTo(11);
        assertThat(meters.seen()).isEqualTo(5);
        assertThat(meters.ready()).isEqualTo(4);
    }
}
