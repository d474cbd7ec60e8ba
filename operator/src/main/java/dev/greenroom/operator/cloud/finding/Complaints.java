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

    boolean holds(String reason) {
        return all.stream().anyMatch(complaint -> complaint.reason().equals(reason));
    }

    /** Throws {@link CloudException} of kind INVALID with all sentences and the first reason, if there are any. */
    void raise() {
        if (!all.isEmpty()) {
            raise(all.get(0).reason());
        }
    }

    void raise(String reason) {
        String sentences = all.stream().map(Complaint::sentence).collect(Collectors.joining("; "));
        throw new CloudException(CloudException.Kind.INVALID, reason, sentences, null);
    }
}
