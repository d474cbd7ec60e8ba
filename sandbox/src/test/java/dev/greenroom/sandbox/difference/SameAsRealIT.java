package dev.greenroom.sandbox.difference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameAsRealIT {
    @Test
    void real() throws InterruptedException {
        try (Side side = new RealSide()) {
            Tour tour = Tour.of(side, Case.all());
            System.out.println("given " + tour.given());
            tour.walks().forEach((what, walked) -> System.out.println(what + " " + walked.trouble()));
            System.out.println("left " + tour.left() + " " + tour.stacks());
            System.out.println(new Comparison(tour, tour).differences());
            tour.walks().forEach((what, walked) -> walked.steps().forEach((step, seen) -> seen.stacks()
                    .forEach((part, stack) -> System.out.println(what + " " + step + " " + Order.broken(stack)))));
            assertThat(tour.left()).isEmpty();
        }
    }
}
