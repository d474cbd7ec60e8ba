package dev.greenroom.operator.real.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Faults at points, each on a preview of its own; one is struck while those before it are getting over theirs. */
final class PointByPoint {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ChaosStage chaos;
    private final FaultTable table = new FaultTable("Chosen points");
    private final Deque<String> made = new ArrayDeque<>();

    PointByPoint(ChaosStage chaos) {
        this.chaos = chaos;
    }

    /** Those of creations first, then those of deletions on previews that the first have made; at last all are deleted. */
    FaultTable strike(List<Fault> faults) {
        wave(faults.stream().filter(fault -> !fault.point().ofDeletion()).toList());
        wave(faults.stream().filter(fault -> fault.point().ofDeletion()).toList());
        chaos.living().forEach(chaos::delete);
        table.add("all are deleted at once", chaos.judge(PATIENCE));
        return table;
    }

    private void wave(List<Fault> faults) {
        Map<Fault, String> previews = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String preview = fault.point().ofDeletion() ? made.remove() : String.format("point-%02d", made.size() + 1);
            if (!fault.point().ofDeletion()) {
                made.add(preview);
            }
            previews.put(fault, preview);
            chaos.strikeAt(fault.point(), fault.death(), preview);
        }
        Verdict verdict = chaos.judge(PATIENCE);
        previews.forEach((fault, preview) -> table.add(fault.toString(), verdict.of(preview, previews.values())));
    }
}
