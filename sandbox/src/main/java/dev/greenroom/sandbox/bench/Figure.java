package dev.greenroom.sandbox.bench;

/**
 * One figure, and what it is to be read beside.
 *
 * @param value null: it was not measured, and the note says why
 * @param aim in words; empty: none is stated
 * @param neighbour what Pulumi's own operator (v1.16) showed on the same work; empty: not known
 * @param note how it was measured; empty: the name says all
 */
public record Figure(String name, Double value, String unit, String aim, String neighbour, String note) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, "", "", "");
    }

    /** Of something that is counted. */
    static Figure of(String name, long value, String unit) {
        return of(name, (double) value, unit);
    }

    static Figure missing(String name, String unit, String why) {
        return new Figure(name, null, unit, "", "", "not measured: " + why);
    }

    Figure aim(String words) {
        return new Figure(name, value, unit, words, neighbour, note);
    }

    Figure neighbour(String words) {
        return new Figure(name, value, unit, aim, words, note);
    }

    Figure note(String words) {
        return new Figure(name, value, unit, aim, neighbour, note.isEmpty() ? words : note + "; " + words);
    }
}
