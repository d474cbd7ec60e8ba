package dev.greenroom.sandbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.operator.JavaUtilLogging;
import dev.greenroom.operator.PriceFiles;
import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.Surroundings;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.bill.Usage;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two simulated days of 300 pull requests: nothing is left, every bill is right, and the process holds no more than after a
 * first few hours. It takes nine minutes, so it is run by name: {@code mvn test -pl sandbox -am -Dtest=FleetTrial
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class FleetTrial {
    private static final int PREVIEWS = 300;
    private static final int FIRST_PREVIEWS = 40;
    private static final Duration FIRST_HOURS = Duration.ofHours(10);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final double SPEED = 480;
    private static final int RUNS = 24;
    private static final long SEED = 42;
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Path EXAMPLES = Path.of("..", "examples");
    /** By how much what a JVM holds after the same work may differ. */
    private static final long MORE_HEAP = 48L << 20;

    private static final int MORE_THREADS = 12;

    @TempDir
    Path folder;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @Test
    void twoDaysOf300PullRequestsLeaveNothingAndCostWhatTheyCost() throws Exception {
        try (Sandbox sandbox = new Sandbox(new Sandbox.Setup(folder, SPEED, RUNS, SEED));
                KubernetesClient client = sandbox.api().client()) {
            Surroundings.furnish(sandbox.aws(), EXAMPLES);
            sandbox.aws().quotas().set(Quota.LOAD_BALANCERS, PREVIEWS);
            sandbox.aws().quotas().set(Quota.DB_CLUSTERS, PREVIEWS);
            sandbox.aws().quotas().set(Quota.DB_INSTANCES, PREVIEWS);
            sandbox.aws().quotas().set(Quota.DB_SUBNET_GROUPS, PREVIEWS);
            Set<AwsResource> before = Set.copyOf(sandbox.aws().inventory());
            sandbox.start();
            Integral integral = new Integral(sandbox, PriceFiles.load().of(Sandbox.REGION), STEP);
            Path example = EXAMPLES.resolve("preview-gp-api.yaml");
            new PullRequests(client, example, FIRST_PREVIEWS, FIRST_HOURS, 0, SEED).play(sandbox);
            untilAllAreGone(client, sandbox);
            Holdings begin = Holdings.now();

            Instant start = sandbox.time().instant();
            new PullRequests(client, example, PREVIEWS, TWO_DAYS, FIRST_PREVIEWS, SEED).play(sandbox);
            untilAllAreGone(client, sandbox);
            integral.end();

            Holdings end = Holdings.whenQuiet(begin.threads() + MORE_THREADS);
            Duration took = Duration.between(start, sandbox.time().instant());
            System.out.printf(
                    "fleet: %d previews in %d simulated hours, charged $%.2f; heap %d -> %d MB, threads %d -> %d, "
                            + "looked at every %d s at most%n",
                    PREVIEWS,
                    took.toHours(),
                    sandbox.aws().bill().total(),
                    begin.heap() >> 20,
                    end.heap() >> 20,
                    begin.threads(),
                    end.threads(),
                    integral.longestGap().toSeconds());
            assertThat(sandbox.aws().inventory()).containsExactlyInAnyOrderElementsOf(before);
            assertThat(files(sandbox.state().resolve(".pulumi").resolve("stacks")))
                    .isEmpty();
            assertThat(files(folder.resolve("runs"))).isEmpty();
            billsEqual(sandbox, integral);
            assertThat(end.heap()).isLessThan(begin.heap() + MORE_HEAP);
            assertThat(end.threads()).isLessThan(begin.threads() + MORE_THREADS);
        }
    }

    private static void untilAllAreGone(KubernetesClient client, Sandbox sandbox) throws InterruptedException {
        Instant deadline = sandbox.time().instant().plus(Duration.ofHours(12));
        List<PreviewEnvironment> left = previews(client);
        while (!left.isEmpty()) {
            assertThat(sandbox.time().instant())
                    .as("still there: %s", left.stream().map(FleetTrial::state).toList())
                    .isBefore(deadline);
            sandbox.time().sleep(STEP);
            left = previews(client);
        }
    }

    private static List<PreviewEnvironment> previews(KubernetesClient client) {
        return client.resources(PreviewEnvironment.class)
                .inAnyNamespace()
                .list()
                .getItems();
    }

    private static String state(PreviewEnvironment preview) {
        return preview.getMetadata().getName() + " " + preview.getMetadata().getDeletionTimestamp() + " "
                + preview.getStatus().phase() + " " + preview.getStatus().conditions();
    }

    /** A bill may differ from what was seen from outside by what lies between two looks, for each thing that was billed. */
    private static void billsEqual(Sandbox sandbox, Integral integral) {
        Map<String, List<Usage>> usages = sandbox.aws().bill().usages().stream()
                .filter(usage -> !usage.owner().isEmpty())
                .collect(Collectors.groupingBy(Usage::owner));
        double gap = integral.longestGap().toMillis() / 3_600_000.0;
        double leastTask = 1 / 60.0;
        SoftAssertions softly = new SoftAssertions();
        Map<String, BigDecimal> bills = sandbox.aws().bill().byOwner();
        Set<String> owners = new TreeSet<>(bills.keySet());
        owners.addAll(integral.byOwner().keySet()); // what was seen and is on no bill is no less wrong
        owners.remove("");
        for (String owner : owners) {
            double slack = usages.getOrDefault(owner, List.of()).stream()
                    .mapToDouble(usage -> usage.hourly().doubleValue() * (2 * gap + leastTask))
                    .sum();
            double charged = bills.getOrDefault(owner, BigDecimal.ZERO).doubleValue();
            double seen = integral.byOwner().getOrDefault(owner, 0.0);
            softly.assertThat(charged).as(owner).isBetween(seen - slack, seen + slack);
        }
        double total = integral.byOwner().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        softly.assertThat(sandbox.aws().bill().total().doubleValue())
                .as("all bills, whose differences even out")
                .isBetween(total * 0.97, total * 1.03);
        softly.assertAll();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.toString().endsWith(".bak")) // which the CLI leaves of a removed stack as well
                    .toList();
        }
    }

    /** What a process holds when nothing goes on in it. */
    private record Holdings(long heap, int threads) {
        /** Idle threads of a pool go after a minute. */
        static Holdings whenQuiet(int threads) {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> now().threads() < threads);
            return now();
        }

        static Holdings now() {
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            return new Holdings(heap, ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }
}
