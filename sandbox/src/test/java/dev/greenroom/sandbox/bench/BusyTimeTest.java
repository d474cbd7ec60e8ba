package dev.greenroom.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BusyTimeTest {
    @Test
    void spansThatOverlapCountOnce() {
        BusyTime busy = new BusyTime();
        busy.enter(10);
        busy.enter(20);
        busy.leave(30);
        busy.leave(50);
        busy.enter(100);
        busy.leave(105);

        assertThat(busy.total()).isEqualTo(Duration.ofNanos(45));
        assertThat(busy.inside()).isZero();
    }
}
