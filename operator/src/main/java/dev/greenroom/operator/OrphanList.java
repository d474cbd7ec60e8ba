package dev.greenroom.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.stack.orphan.Orphan;
import dev.greenroom.operator.stack.orphan.Orphan.Environment;
import dev.greenroom.operator.stack.orphan.Orphan.UnrecordedThing;
import dev.greenroom.operator.stack.orphan.OrphanReport;
import dev.greenroom.operator.stack.orphan.OrphanReport.Entry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report of orphans, written for people and for programs. */
final class OrphanList {
    private final OrphanReport report;

    OrphanList(OrphanReport report) {
        this.report = report;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : report.entries()) {
            Orphan orphan = entry.orphan();
            lines.add(orphan.kind().label() + " " + orphan.name());
            lines.add("  since  " + entry.since().truncatedTo(ChronoUnit.SECONDS));
            lines.add("  what   " + what(orphan));
            lines.add("  fate   " + entry.fate().text());
            resources(orphan).forEach(resource -> lines.add("         " + name(resource)));
        }
        report.doubts().forEach(doubt -> lines.add("Nothing is removed: " + doubt));
        report.unanswered().forEach(sentence -> lines.add("Not complete: " + sentence));
        String counts = report.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey() + (count.getValue() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
        lines.add(counts);
        return String.join("\n", lines) + "\n";
    }

    /** A document; fields are added to it over time, and none changes its meaning. */
    private record Document(List<Item> orphans, List<String> nothingIsRemovedBecause, List<String> unanswered) {}

    private record Item(
            String kind, String name, String since, String fate, String text, List<CloudResource> resources) {}

    String json() {
        Document document = new Document(
                report.entries().stream().map(OrphanList::item).toList(), report.doubts(), report.unanswered());
        try {
            return JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(document)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list is made of plain values", e);
        }
    }

    private static Item item(Entry entry) {
        Orphan orphan = entry.orphan();
        return new Item(
                orphan.kind().label(),
                orphan.name(),
                entry.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                entry.fate().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                entry.fate().text(),
                resources(orphan));
    }

    private static String what(Orphan orphan) {
        if (orphan instanceof Environment environment) {
            String parts = environment.parts().stream().map(Part::label).collect(Collectors.joining(", "));
            return "in the state backend without a custom resource: " + parts + ", which ever named "
                    + environment.named().size() + " resources";
        }
        return orphan instanceof UnrecordedThing thing
                ? "on AWS with the tag of " + thing.owner().tag() + ", named by no state and no record"
                : "in the state backend, and does not say whose it is";
    }

    private static List<CloudResource> resources(Orphan orphan) {
        if (orphan instanceof Environment environment) {
            return List.copyOf(environment.named());
        }
        return orphan instanceof UnrecordedThing thing ? List.of(thing.resource()) : List.of();
    }

    private static String name(CloudResource resource) {
        return resource.type() + " " + (resource.arn() == null ? resource.id() : resource.arn());
    }
}
