package dev.greenroom.sandbox.story;

import dev.greenroom.api.Cost;
import dev.greenroom.api.Phase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The last lines: what happened, and what it cost. */
final class Ending {
    private static final int PLACES = 4;
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(PLACES);

    private final Scene scene;

    Ending(Scene scene) {
        this.scene = scene;
    }

    /**
     * @param last the preview as it was last seen
     */
    void tell(List<Chapters.Taken> taken, Sight last) {
        Narrator narrator = scene.narrator();
        narrator.step("Done: "
                + taken.stream()
                        .map(chapter -> chapter.what() + " " + Spans.of(chapter.span()))
                        .collect(Collectors.joining(", "))
                + ".");
        narrator.item("on the way to Ready  " + phases(last.status().timeline()));
        bill();
        Cost cost = last.status().cost();
        narrator.item("its status said      $" + dollars(new BigDecimal(cost.accrued()))
                + ", counting each stack from its first run to the end of its last, at the prices of "
                + cost.priceDate());
    }

    void bill() {
        Stage.Invoice invoice = scene.stage().invoice();
        String items = invoice.items().entrySet().stream()
                .filter(item -> item.getValue().compareTo(SMALLEST) >= 0)
                .map(item -> words(item.getKey()) + " " + dollars(item.getValue()))
                .collect(Collectors.joining(", "));
        scene.narrator().item("the account charged  $" + dollars(invoice.total()) + ": " + items);
    }

    private static String phases(Map<String, Long> timeline) {
        return timeline.entrySet().stream()
                .filter(phase -> phase.getValue() > 0 && !phase.getKey().equals(Phase.Ready.name()))
                .map(phase -> phase.getKey() + " " + phase.getValue() + " s")
                .collect(Collectors.joining(", "));
    }

    /** A label such as {@code loadBalancer}, for people. */
    private static String words(String label) {
        return label.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String dollars(BigDecimal amount) {
        return amount.setScale(PLACES, RoundingMode.HALF_UP).toPlainString();
    }
}
