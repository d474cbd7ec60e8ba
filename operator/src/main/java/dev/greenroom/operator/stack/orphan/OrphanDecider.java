package dev.greenroom.operator.stack.orphan;

import dev.greenroom.operator.stack.orphan.OrphanJudge.Judgement;
import dev.greenroom.operator.stack.orphan.OrphanReport.Entry;
import dev.greenroom.operator.stack.orphan.OrphanReport.Fate;
import dev.greenroom.operator.stack.orphan.Sightings.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The table of what becomes of orphans. Pure. */
final class OrphanDecider {
    /** Longer than a run may take: until it has ended, what it makes may be named by nothing yet. */
    static final Duration SETTLED = Duration.ofHours(3);

    private final OrphanRules rules;

    OrphanDecider(OrphanRules rules) {
        this.rules = rules;
    }

    /** @param before what earlier sweeps saw */
    OrphanReport decide(Judgement judgement, List<String> unanswered, Sightings before, Instant now) {
        boolean doubtful = !judgement.doubts().isEmpty();
        return new OrphanReport(
                judgement.orphans().stream()
                        .map(orphan -> {
                            Optional<Sighting> earlier = before.of(orphan);
                            Instant since = earlier.map(Sighting::since).orElse(now);
                            return new Entry(orphan, since, fate(orphan, earlier, doubtful, now));
                        })
                        .toList(),
                judgement.doubts(),
                unanswered);
    }

    private Fate fate(Orphan orphan, Optional<Sighting> earlier, boolean doubtful, Instant now) {
        if (orphan instanceof Orphan.UnrecordedThing) {
            Instant settled = earlier.map(Sighting::since).orElse(now).plus(SETTLED);
            return settled.isAfter(now)
                    ? new Fate.Settling(settled)
                    : new Fate.Reported("no record of ours names it; remove it by hand");
        }
        if (orphan instanceof Orphan.UnownedStack) {
            return new Fate.Reported("it does not say whose it is; look at it with pulumi stack export");
        }
        return environment(earlier, doubtful, now);
    }

    private Fate environment(Optional<Sighting> earlier, boolean doubtful, Instant now) {
        Instant due = earlier.map(Sighting::graceSince).orElse(now).plus(rules.grace());
        if (!rules.remove()) {
            return new Fate.Reported("GREENROOM_ORPHANS is Report; with Remove it would go after "
                    + due.truncatedTo(ChronoUnit.MINUTES));
        }
        if (doubtful) {
            return new Fate.Reported("the evidence is in doubt");
        }
        return earlier.isPresent() && !due.isAfter(now) ? new Fate.Due() : new Fate.RemovedAfter(due);
    }
}
