package dev.greenroom.sandbox.fleet;

import static dev.greenroom.sandbox.aws.Faults.on;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.Faults;
import dev.greenroom.sandbox.aws.SimulatedAws;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A fleet that is never at rest: pull requests opened, pushed to and closed as chance has it, and an account that fails now and then. */
final class Traffic {
    private static final double OPENED = 0.7;
    private static final double CLOSED = 0.12;
    private static final double BAD_PUSHES = 0.15;
    private static final double FAULTS = 0.05;

    private final Random random;
    private final KubernetesClient client;
    private final SimulatedAws aws;
    private final List<PullRequest> pullRequests;
    private int pushes;
    private Faults.Lift fault = () -> {};

    /**
     * @param most pull requests at a time; their numbers are used again
     */
    Traffic(KubernetesClient client, SimulatedAws aws, GenericKubernetesResource template, int most, long seed) {
        this.random = new Random(seed);
        this.client = client;
        this.aws = aws;
        this.pullRequests = IntStream.rangeClosed(1, most)
                .mapToObj(number -> new PullRequest(template, number))
                .toList();
    }

    /** Lets one thing happen. */
    void next() {
        try {
            touch(pullRequests.get(random.nextInt(pullRequests.size())));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            // its preview went between the look and the push
        }
        if (random.nextDouble() < FAULTS) {
            fault.lift();
            fault = random.nextBoolean() ? () -> {} : fault();
        }
    }

    private void touch(PullRequest pullRequest) {
        double chance = random.nextDouble();
        if (!pullRequest.isThere(client)) {
            if (chance < OPENED) {
                pullRequest.open(client);
            }
        } else if (chance < CLOSED) {
            pullRequest.close(client);
        } else {
            String tag = "push-" + ++pushes + (random.nextDouble() < BAD_PUSHES ? "-crash" : "");
            pullRequest.push(client, tag);
        }
    }

    private Faults.Lift fault() {
        String service =
                List.of("RDS", "ECS", "SQS", "Elastic Load Balancing v2").get(random.nextInt(4));
        Fault what = random.nextBoolean()
                ? new Fault.Throttle()
                : new Fault.Refuse(() -> AwsException.of("AccessDenied", "not authorized to perform this"));
        return aws.faults().tell(on(service, "*"), what);
    }

    /** How many pushes there were. */
    int pushes() {
        return pushes;
    }

    /** Closes all of them in an account that works. */
    void end() {
        fault.lift();
        pullRequests.forEach(pullRequest -> pullRequest.close(client));
    }

    boolean ended() {
        return pullRequests.stream().noneMatch(pullRequest -> pullRequest.isThere(client));
    }
}
