package dev.greenroom.operator.cloud.finding;

import dev.greenroom.operator.cloud.CloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with what a plan names: all of it in one refusal. */
final class Complaints {
    private final List<Complaint> all = new ArrayList<>();

    private record Complaint(String reason, String sentence) {}

    void add(String reason, String sentence) {
        all.add(new Complaint(reason, sentence));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Throws {@link CloudException} of kind INVALID with all sentences, if there are any, and the reason of the first. */
    void raise() {
        raise("");
    }

    /** The same with that reason, if it is one of theirs. */
    void raise(String gravest) {
        if (!all.isEmpty()) {
            List<String> reasons = all.stream().map(Complaint::reason).toList();
            throw CloudException.invalid(
                    reasons.contains(gravest) ? gravest : reasons.get(0),
                    all.stream().map(Complaint::sentence).collect(Collectors.joining("; ")));
        }
    }
}
