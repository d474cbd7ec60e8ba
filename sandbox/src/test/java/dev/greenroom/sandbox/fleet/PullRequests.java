package dev.greenroom.sandbox.fleet;

import dev.greenroom.sandbox.Sandbox;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What people do to their pull requests in a while: each is opened, pushed to some times, and closed, whatever state it is in. */
final class PullRequests {
    private static final int MOST_PUSHES = 4;
    private static final double BAD_PUSHES = 0.1;

    private final Random random;
    private final KubernetesClient client;
    private final GenericKubernetesResource template;
    private final List<Event> events = new ArrayList<>();

    /** Something that somebody does. */
    private record Event(Duration at, Consumer<KubernetesClient> what) {}

    /**
     * @param latest when the last one is closed
     * @param above number of the last pull request before these
     */
    PullRequests(KubernetesClient client, Path example, int count, Duration latest, int above, long seed)
            throws IOException {
        this.random = new Random(seed);
        this.client = client;
        this.template = Serialization.unmarshal(Files.readString(example), GenericKubernetesResource.class);
        for (int number = above + 1; number <= above + count; number++) {
            life(number, latest);
        }
        events.sort(Comparator.comparing(Event::at));
    }

    private void life(int number, Duration latest) {
        PullRequest pullRequest = new PullRequest(template, number);
        Duration open = between(Duration.ZERO, latest.minus(Duration.ofHours(8)));
        Duration close = open.plus(between(Duration.ofMinutes(2), Duration.ofHours(8)));
        events.add(new Event(open, pullRequest::open));
        int pushes = random.nextInt(MOST_PUSHES);
        for (int push = 0; push < pushes; push++) {
            String tag = "pr-" + number + "-" + push + (random.nextDouble() < BAD_PUSHES ? "-crash" : "");
            events.add(new Event(between(open, close), api -> pullRequest.push(api, tag)));
        }
        events.add(new Event(close, pullRequest::close));
    }

    private Duration between(Duration from, Duration to) {
        return from.plusSeconds(1 + random.nextLong(to.minus(from).toSeconds()));
    }

    /** Lets it all happen, when it is time for it in the sandbox. */
    void play(Sandbox sandbox) throws InterruptedException {
        Instant start = sandbox.time().instant();
        for (Event event : events) {
            Duration until = Duration.between(sandbox.time().instant(), start.plus(event.at()));
            if (!until.isNegative()) {
                sandbox.time().sleep(until);
            }
            event.what().accept(client);
        }
    }
}
