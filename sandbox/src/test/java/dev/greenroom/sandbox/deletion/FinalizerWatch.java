package dev.greenroom.sandbox.deletion;

import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sees when a preview's finalizer is gone for the first time, and what was left at that moment. */
final class FinalizerWatch implements Watcher<PreviewEnvironment>, AutoCloseable {
    private final Supplier<List<String>> remains;
    private final Watch watch;
    private volatile boolean held;
    private volatile List<String> leftAtRelease;

    FinalizerWatch(KubernetesClient client, String namespace, String name, Supplier<List<String>> remains) {
        this.remains = remains;
        this.watch = client.resources(PreviewEnvironment.class)
                .inNamespace(namespace)
                .withName(name)
                .watch(this);
    }

    @Override
    public void eventReceived(Action action, PreviewEnvironment preview) {
        boolean holds = action != Action.DELETED
                && preview.getMetadata().getFinalizers().contains(GreenroomApi.FINALIZER);
        held |= holds;
        if (held && !holds && leftAtRelease == null) {
            leftAtRelease = remains.get();
        }
    }

    @Override
    public void onClose(WatcherException cause) {
        // a test whose watch broke waits in vain, and says so
    }

    /** Whether it has been there at any time. */
    boolean held() {
        return held;
    }

    /** Empty: it is still there. */
    Optional<List<String>> leftAtRelease() {
        return Optional.ofNullable(leftAtRelease);
    }

    @Override
    public void close() {
        watch.close();
    }
}
