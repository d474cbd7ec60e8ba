package dev.greenroom.operator.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** Memory, garbage collection, threads, processors, file descriptors and uptime of the operator's own process. */
public final class RuntimeMetrics implements AutoCloseable {
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    public RuntimeMetrics(MeterRegistry registry) {
        garbageCollection.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Stops listening to the garbage collector. */
    @Override
    public void close() {
        garbageCollection.close();
    }
}
