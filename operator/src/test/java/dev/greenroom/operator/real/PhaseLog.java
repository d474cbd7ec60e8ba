package dev.greenroom.operator.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.Phase;
import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.List;

/** Every phase that a preview goes through, in order, as a watch sees them. */
final class PhaseLog implements Watcher<PreviewEnvironment>, AutoCloseable {
    private final List<Phase> phases = new ArrayList<>();
    private final Watch watch;
    private WatcherException broken;

    PhaseLog(Resource<PreviewEnvironment> preview) {
        this.watch = preview.watch(this);
    }

    @Override
    public synchronized void eventReceived(Action action, PreviewEnvironment preview) {
        Phase phase = preview.getStatus() == null ? null : preview.getStatus().phase();
        boolean same = !phases.isEmpty() && phases.get(phases.size() - 1) == phase;
        if (phase != null && !same) {
            phases.add(phase);
        }
    }

    @Override
    public synchronized void onClose(WatcherException cause) {
        broken = cause;
    }

    /** All phases, once this one was seen: a watch may be a moment behind. */
    List<Phase> until(Phase last) {
        await("phase " + last).untilAsserted(() -> assertThat(phases()).endsWith(last));
        return phases();
    }

    private synchronized List<Phase> phases() {
        assertThat(broken).as("the watch goes on").isNull();
        return List.copyOf(phases);
    }

    @Override
    public void close() {
        watch.close();
    }
}
