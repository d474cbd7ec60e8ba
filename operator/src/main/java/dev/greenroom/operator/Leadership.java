package dev.greenroom.operator;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operator at a time. Whoever loses the lease stops, and with it its runs. JOSDK 5.2.3 would call {@code System.exit} also
 * while the process is stopping already, and wait for itself for ever; so the exit is ours, on a thread of its own.
 */
final class Leadership {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    static final String LEASE = "greenroom-operator";
    private static final int LOST = 1;
    private static final AtomicBoolean LEAVING = new AtomicBoolean();
    private static final AtomicBoolean LEADING = new AtomicBoolean();

    private Leadership() {}

    static LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withExitOnStopLeading(false)
                .withLeaderCallbacks(new LeaderCallbacks(
                        Leadership::won, Leadership::lost, leader -> LOG.info("lease {} is held by {}", LEASE, leader)))
                .build();
    }

    /** The process is stopping of its own accord. */
    static void leaving() {
        LEAVING.set(true);
    }

    /** Whether the lease is held. */
    static boolean leading() {
        return LEADING.get();
    }

    private static void won() {
        LEADING.set(true);
        LOG.info("leading by lease {}", LEASE);
    }

    private static void lost() {
        LEADING.set(false);
        if (LEAVING.compareAndSet(false, true)) {
            LOG.error("lost lease {}", LEASE);
            // an exit waits for the shutdown, which waits for the thread that this is called on
            new Thread(() -> System.exit(LOST), "lease-lost").start();
        }
    }
}
