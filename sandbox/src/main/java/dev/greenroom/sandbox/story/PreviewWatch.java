package dev.greenroom.sandbox.story;

import dev.greenroom.api.PreviewEnvironment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All previews as they change. Nobody who waits misses a version. */
final class PreviewWatch implements ResourceEventHandler<PreviewEnvironment>, AutoCloseable {
    /** Read without the lock: who draws it holds a lock that those who are told of a version wait for. */
    private final SortedMap<String, Sight> present = new ConcurrentSkipListMap<>();

    private final List<Wait> waits = new ArrayList<>();
    private Consumer<Sight> listener;
    private SharedIndexInformer<PreviewEnvironment> informer;

    private record Wait(Predicate<SortedMap<String, Sight>> what, CompletableFuture<Void> reached) {}

    /**
     * @param told of each version, before those who wait for it
     */
    void start(KubernetesClient kubernetes, Consumer<Sight> told) {
        listener = told;
        informer = kubernetes
                .resources(PreviewEnvironment.class)
                .inNamespace(Kubectl.NAMESPACE)
                .inform(this);
    }

    @Override
    public void onAdd(PreviewEnvironment preview) {
        seen(preview);
    }

    @Override
    public void onUpdate(PreviewEnvironment before, PreviewEnvironment preview) {
        seen(preview);
    }

    @Override
    public synchronized void onDelete(PreviewEnvironment preview, boolean unknown) {
        present.remove(preview.getMetadata().getName());
        check();
    }

    private synchronized void seen(PreviewEnvironment preview) {
        Sight sight = new Sight(preview);
        present.put(sight.name(), sight);
        listener.accept(sight);
        check();
    }

    private void check() {
        waits.removeIf(wait -> {
            boolean now = wait.what().test(present);
            if (now) {
                wait.reached().complete(null);
            }
            return now;
        });
    }

    List<Sight> all() {
        return List.copyOf(present.values());
    }

    Optional<Sight> of(String name) {
        return Optional.ofNullable(present.get(name));
    }

    /**
     * Returns when the previews, by name, are so.
     *
     * @return false: they were not within that time of the wall
     */
    boolean await(Predicate<SortedMap<String, Sight>> what, Duration onTheWall) throws InterruptedException {
        Wait wait = new Wait(what, new CompletableFuture<>());
        synchronized (this) {
            waits.add(wait);
            check();
        }
        try {
            wait.reached().get(onTheWall.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            synchronized (this) {
                waits.remove(wait);
            }
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (informer != null) {
            informer.close();
        }
    }
}
