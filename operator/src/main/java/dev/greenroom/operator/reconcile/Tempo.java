package dev.greenroom.operator.reconcile;

import java.time.Duration;

/**
 * How often things are looked at.
 *
 * @param safety at the latest, when nothing else brings a reconcile about
 * @param observeRollout while a rollout goes on
 * @param observeReady when all is well
 * @param recall after a backend that did not say what it knows of a preview
 * @param quiet how long a spec has to stay as it is before a change of what is up is run: pushes come in bursts
 * @param rolloutDeadline after which a rollout that is not ready counts as failed; it is watched on
 * @param verifyDeadline after which leftovers are named
 * @param compare between two comparisons of AWS with what was made there; zero: only when a person asks
 */
public record Tempo(
        Duration safety,
        Duration observeRollout,
        Duration observeReady,
        Duration recall,
        Duration quiet,
        Duration rolloutDeadline,
        Duration verifyDeadline,
        Duration compare) {
    public static final Tempo DEFAULT = new Tempo(
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            Duration.ofMinutes(30));

    public Tempo comparing(Duration interval) {
        return new Tempo(
                safety, observeRollout, observeReady, recall, quiet, rolloutDeadline, verifyDeadline, interval);
    }
}
