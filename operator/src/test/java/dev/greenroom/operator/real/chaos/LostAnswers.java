package dev.greenroom.operator.real.chaos;

import java.time.Duration;
import java.util.List;

/**
 * AWS carries creates out and the answers are lost: the provider asks again and is told that the name is taken, or makes a second
 * thing where AWS gives the names.
 */
final class LostAnswers {
    private static final String PREVIEW = "answer-01";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * The emulator makes a second load balancer of one name, and a second listener on one port, where AWS gives or tells of the
     * first. A second revision of a task definition AWS makes as well: nothing tells it from one that was asked for, and it costs
     * nothing.
     */
    private static final List<String> EXCEPT =
            List.of("CreateLoadBalancer", "CreateListener", "RegisterTaskDefinition");

    private final ChaosStage chaos;
    private final FaultTable table = new FaultTable("Lost answers");

    LostAnswers(ChaosStage chaos) {
        this.chaos = chaos;
    }

    /** Of each kind of create that a preview takes, the first answer. */
    FaultTable happen() {
        List<Lost> lost = chaos.wires().aws().writes().stream()
                .filter(call -> call.creates() && !EXCEPT.contains(call.action()))
                .map(call -> new Lost(call.service(), call.action()))
                .distinct()
                .toList();
        lost.forEach(one -> chaos.wires().aws().holdAnswer(one::is).drop());
        chaos.create(PREVIEW);
        table.add("the first answer of each create", chaos.judge(PATIENCE));
        chaos.delete(PREVIEW);
        table.add("and it is deleted", chaos.judge(PATIENCE));
        table.note("lost: " + lost);
        return table;
    }

    private record Lost(String service, String action) {
        boolean is(Call call) {
            return call.service().equals(service) && call.action().equals(action);
        }

        @Override
        public String toString() {
            return service + " " + action;
        }
    }
}
