package dev.greenroom.operator.real.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What happens at random moments, as a seed has it: acts on previews, and deaths meanwhile. The same seed gives the same. */
final class Script {
    private static final int MAX_CAPACITY = 8;
    private static final int MAX_DEATHS_A_ROUND = 3;
    /** About as long as a preview takes to be made on two cores. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final long seed;
    private final Random random;

    /** What is done to a preview. */
    enum Act {
        CREATE,
        PUSH,
        RESIZE,
        DELETE
    }

    /** A death, after a while. */
    record Blow(Duration after, Death death) {}

    Script(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** The seed of the system property {@code chaos.seed}, or any. */
    static Script ofSystemProperty() {
        return new Script(Long.getLong("chaos.seed", System.nanoTime() & 0xffffff));
    }

    long seed() {
        return seed;
    }

    /** What to do to a preview next. */
    Act act(boolean living) {
        if (!living) {
            return Act.CREATE;
        }
        return List.of(Act.PUSH, Act.PUSH, Act.RESIZE, Act.DELETE).get(random.nextInt(4));
    }

    int capacity() {
        return 2 + random.nextInt(MAX_CAPACITY);
    }

    /** Deaths of one round, at least one, in their order. */
    List<Blow> blows() {
        return random.ints(1L + random.nextInt(MAX_DEATHS_A_ROUND), 0, Math.toIntExact(LONGEST_WAIT.toMillis()))
                .mapToObj(wait -> new Blow(Duration.ofMillis(wait), death()))
                .toList();
    }

    /** A container dies as a whole most often. */
    private Death death() {
        return List.of(Death.CONTAINER, Death.CONTAINER, Death.OPERATOR, Death.CLI, Death.BOTH)
                .get(random.nextInt(5));
    }
}
