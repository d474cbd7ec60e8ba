package dev.greenroom.sandbox.difference;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A whole world for previews: an operator at work, with the Kubernetes API, the Pulumi backend and the AWS account it works on. */
interface Side extends AutoCloseable {
    String name();

    KubernetesClient kubernetes();

    String namespace();

    /** How often a test may look whether something has happened. */
    Duration lookEvery();

    /** A manifest with the ids that the examples use replaced by those that there are. */
    String in(String manifest);

    /** Ids of what is there before the first preview, by what each is. */
    Map<String, String> given();

    /** Keys of all objects of the backend that begin so. */
    List<String> keys(String prefix);

    /** Text of an object of the backend. */
    String read(String key);

    /** Checkpoints of all stacks at moments of their runs, as many as the side has kept. */
    Collection<String> moments();

    /** What is on AWS now and was not before the first preview. */
    Collection<String> left();

    @Override
    void close();
}
