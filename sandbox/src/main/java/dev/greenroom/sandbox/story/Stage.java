package dev.greenroom.sandbox.story;

import dev.greenroom.sandbox.time.SimulatedTime;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a story is played on: the operator at work on a Kubernetes API, and the account behind it. */
public interface Stage extends AutoCloseable {
    KubernetesClient kubernetes();

    SimulatedTime time();

    /** File for {@code kubectl}. */
    Path kubeconfig();

    URI metrics();

    /** File with the operator's log. */
    Path log();

    Remains remains();

    Invoice invoice();

    /** Does what the breakdown says to the account. */
    Repair breakDown(Breakdown breakdown);

    /** Gives the account quotas for so many environments. */
    void allow(int environments);

    @Override
    void close();

    /**
     * What is there of environments.
     *
     * @param resources in the account, beside those that were there before any environment
     * @param stacks in the state backend
     */
    record Remains(List<String> resources, List<String> stacks) {}

    /** What the account has charged up to now, in US dollars by item. */
    record Invoice(Map<String, BigDecimal> items) {
        BigDecimal total() {
            return items.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Ends what was broken. */
    @FunctionalInterface
    interface Repair {
        void mend();
    }
}
