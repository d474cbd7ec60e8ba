package dev.greenroom.operator.real;

import dev.greenroom.api.GreenroomApi;
import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Sees the moment at which a preview's finalizer goes, and what was left then. */
final class ReleaseWatch implements Watcher<PreviewEnvironment>, AutoCloseable {
    private static final long PATIENCE_MINUTES = 10;

    private final Supplier<List<String>> remains;
    private final CompletableFuture<List<String>> leftAtRelease = new CompletableFuture<>();
    private final Watch watch;
    private volatile boolean held;

    ReleaseWatch(Resource<PreviewEnvironment> preview, Supplier<List<String>> remains) {
        this.remains = remains;
        this.watch = preview.watch(this);
    }

    @Override
    public void eventReceived(Action action, PreviewEnvironment preview) {
        boolean holds = action != Action.DELETED
                && preview.getMetadata().getFinalizers().contains(GreenroomApi.FINALIZER);
        held |= holds;
        if (held && !holds && !leftAtRelease.isDone()) {
            leftAtRelease.complete(remains.get());
        }
    }

    @Override
    public void onClose(WatcherException cause) {
        leftAtRelease.completeExceptionally(Optional.<Exception>ofNullable(cause)
                .orElseGet(() -> new IllegalStateException("closed before the finalizer went")));
    }

    /** Waits for the moment; fails the test when it does not come. */
    List<String> leftAtRelease() {
        return leftAtRelease.orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).join();
    }

    @Override
    public void close() {
        watch.close();
    }
}
