package dev.greenroom.operator.real.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rounds of create, update and delete of several previews at a time, with processes killed at random moments of them. */
final class Turmoil {
    private static final List<String> PREVIEWS = List.of("random-01", "random-02", "random-03");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ChaosStage chaos;
    private final Script script;
    private final FaultTable table;
    private final Map<Script.Act, Integer> acts = new EnumMap<>(Script.Act.class);
    private int kills;

    Turmoil(ChaosStage chaos, Script script) {
        this.chaos = chaos;
        this.script = script;
        this.table = new FaultTable("Random moments");
        System.out.println("chaos: seed " + script.seed() + "; the same again with -Dchaos.seed=" + script.seed());
    }

    /**
     * Goes on until so many were killed or the time is over, then deletes all.
     *
     * @return the table, and what else is to be told
     */
    FaultTable rage(int maxKills, Duration time) {
        Instant end = Instant.now().plus(time);
        while (kills < maxKills && Instant.now().isBefore(end)) {
            round();
        }
        PREVIEWS.stream().filter(preview -> !chaos.wanted(preview).isGone()).forEach(chaos::delete);
        table.add("all are deleted at the end", chaos.judge(PATIENCE));
        table.note("seed " + script.seed() + ", " + kills + " kills, " + acts + ", operator started again "
                + chaos.restarts() + " times");
        return table;
    }

    private void round() {
        PREVIEWS.forEach(this::act);
        List<Script.Blow> blows = script.blows();
        blows.forEach(this::strike);
        Verdict verdict = chaos.judge(PATIENCE);
        blows.forEach(blow -> table.add(blow.death() + ", at a random moment", verdict));
    }

    private void act(String preview) {
        Script.Act act = script.act(!chaos.wanted(preview).isGone());
        acts.merge(act, 1, Integer::sum);
        switch (act) {
            case CREATE -> chaos.create(preview);
            case PUSH -> chaos.push(preview);
            case RESIZE -> chaos.resizeDatabase(preview, script.capacity());
            case DELETE -> chaos.delete(preview);
        }
    }

    private void strike(Script.Blow blow) {
        try {
            Thread.sleep(blow.after().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        int victims = blow.death().strike(chaos.operator());
        kills++;
        System.out.println(
                "chaos: kill " + kills + ", " + blow.death() + ", " + victims + " processes, while " + chaos.phases());
    }
}
