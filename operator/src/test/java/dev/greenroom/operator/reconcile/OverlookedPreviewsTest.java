package dev.greenroom.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.PreviewEnvironment;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverlookedPreviewsTest {
    private static final String FINALIZER = "greenroom.dev/finalizer";

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Test
    void whoHasNoFinalizerIsReconciled() {
        OverlookedPreviews overlooked = source(
                Duration.ofHours(1),
                preview("seen", FINALIZER),
                preview("overlooked"),
                preview("others", "foreign.io/f"));

        overlooked.look();

        assertThat(events)
                .extracting(Event::getRelatedCustomResourceID)
                .containsExactly(new ResourceID("overlooked", "team"), new ResourceID("others", "team"));
    }

    @Test
    void whoIsBeingDeletedIsNot() {
        PreviewEnvironment going = preview("going", "foreign.io/f");
        going.getMetadata().setDeletionTimestamp("2026-11-24T05:00:00Z");

        source(Duration.ofHours(1), going).look();

        assertThat(events).isEmpty();
    }

    @Test
    void itLooksAgainAndAgainUntilItIsStopped() {
        OverlookedPreviews overlooked = source(Duration.ofMillis(5), preview("overlooked"));

        overlooked.start();

        await().until(() -> events.size() >= 3);
        overlooked.stop();
        assertThat(overlooked.isRunning()).isFalse();
    }

    private OverlookedPreviews source(Duration every, PreviewEnvironment... previews) {
        OverlookedPreviews source = new OverlookedPreviews(() -> Stream.of(previews), FINALIZER, every);
        source.setEventHandler(events::add);
        return source;
    }

    private static PreviewEnvironment preview(String name, String... finalizers) {
        PreviewEnvironment preview = new PreviewEnvironment();
        preview.getMetadata().setNamespace("team");
        preview.getMetadata().setName(name);
        preview.getMetadata().setFinalizers(List.of(finalizers));
        return preview;
    }
}
