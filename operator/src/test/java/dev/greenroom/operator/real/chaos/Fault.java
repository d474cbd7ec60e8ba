package dev.greenroom.operator.real.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A death at a point. */
record Fault(Point point, Death death) {

    /** The whole container at every point, and each of the other deaths somewhere: what CI has time for. */
    static List<Fault> chosen() {
        List<Fault> faults = new ArrayList<>(Stream.of(Point.values())
                .map(point -> new Fault(point, Death.CONTAINER))
                .toList());
        faults.add(new Fault(Point.AFTER_LOCK, Death.BOTH));
        faults.add(new Fault(Point.MID_CREATE, Death.CLI));
        faults.add(new Fault(Point.CREATE_BEFORE_CHECKPOINT, Death.OPERATOR));
        faults.add(new Fault(Point.MID_DESTROY, Death.OPERATOR));
        return List.copyOf(faults);
    }

    /** Every death at every point that knows it. */
    static List<Fault> all() {
        return Stream.of(Point.values())
                .flatMap(point -> Stream.of(Death.values())
                        .filter(death -> death == Death.CONTAINER || point.underTheCli())
                        .map(death -> new Fault(point, death)))
                .toList();
    }

    @Override
    public String toString() {
        return death + ", " + point;
    }
}
