package dev.greenroom.sandbox;

import static dev.greenroom.sandbox.aws.Faults.on;

import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.Faults;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.SimulatedAws;
import dev.greenroom.sandbox.aws.bill.Usage;
import dev.greenroom.sandbox.story.Breakdown;
import dev.greenroom.sandbox.story.Stage;
import dev.greenroom.sandbox.time.SimulatedTime;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sandbox as a stage: what the story sees of it and does to it. */
final class SandboxStage implements Stage {
    private static final String SECRET = "GP_API_PREVIEW";
    private static final String VPC = "vpc-0123456789abcdef0";
    /** A load balancer and some targets each; more than AWS gives without being asked. */
    private static final List<Quota> PER_ENVIRONMENT =
            List.of(Quota.DB_CLUSTERS, Quota.DB_INSTANCES, Quota.DB_SUBNET_GROUPS, Quota.LOAD_BALANCERS);

    private final Sandbox sandbox;
    private final KubernetesClient client;
    private final Path folder;
    private final Set<AwsResource> before;

    private SandboxStage(Sandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.client = sandbox.api().client();
        this.folder = folder;
        this.before = Set.copyOf(sandbox.aws().inventory());
    }

    /**
     * Starts a sandbox, in whose account is what the examples name.
     *
     * @param examples folder
     */
    static SandboxStage open(Sandbox.Setup setup, Path examples) {
        Sandbox sandbox = new Sandbox(setup);
        Surroundings.furnish(sandbox.aws(), examples);
        SandboxStage stage = new SandboxStage(sandbox, setup.folder());
        try {
            sandbox.api().writeKubeconfig(stage.kubeconfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sandbox.start();
        return stage;
    }

    @Override
    public KubernetesClient kubernetes() {
        return client;
    }

    @Override
    public SimulatedTime time() {
        return sandbox.time();
    }

    @Override
    public Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    @Override
    public URI metrics() {
        return sandbox.metrics();
    }

    @Override
    public Path log() {
        return folder.resolve("operator.log");
    }

    @Override
    public Remains remains() {
        List<String> resources = sandbox.aws().inventory().stream()
                .filter(resource -> !before.contains(resource))
                .map(resource -> resource.type() + " " + resource.id())
                .toList();
        return new Remains(resources, stacks());
    }

    private List<String> stacks() {
        Path stacks = sandbox.state().resolve(".pulumi").resolve("stacks").resolve("greenroom");
        if (!Files.isDirectory(stacks)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(stacks)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Invoice invoice() {
        Instant now = sandbox.time().instant();
        Map<String, BigDecimal> items = sandbox.aws().bill().usages().stream()
                .collect(Collectors.groupingBy(
                        usage -> usage.item().label(),
                        TreeMap::new,
                        Collectors.reducing(BigDecimal.ZERO, (Usage usage) -> usage.until(now), BigDecimal::add)));
        return new Invoice(items);
    }

    @Override
    public Repair breakDown(Breakdown breakdown) {
        SimulatedAws aws = sandbox.aws();
        Region region = aws.region(Sandbox.REGION);
        return switch (breakdown) {
            case THROTTLE -> lift(aws.faults().tell(on("RDS", "*"), new Fault.Throttle()));
            case QUOTA -> quota(Quota.DB_CLUSTERS);
            case CAPACITY -> {
                region.ecs().loseCapacity();
                yield () -> region.ecs().regainCapacity();
            }
            case SECRET -> secret(region);
            case VPC -> {
                region.ec2().loseVpc(VPC);
                yield () -> aws.seed(Sandbox.REGION).vpc(VPC);
            }
            case MIGRATION -> () -> {};
        };
    }

    private static Repair lift(Faults.Lift fault) {
        return fault::lift;
    }

    private Repair quota(Quota quota) {
        sandbox.aws().quotas().set(quota, 0);
        return () -> sandbox.aws().quotas().reset(quota);
    }

    private static Repair secret(Region region) {
        String whole = region.secrets().value(SECRET).value();
        region.secrets().put(SECRET, whole.replace("STRIPE_KEY", "STRIPE_KEY_OLD"));
        return () -> region.secrets().put(SECRET, whole);
    }

    @Override
    public void allow(int environments) {
        PER_ENVIRONMENT.forEach(quota -> sandbox.aws().quotas().set(quota, Math.max(quota.initial(), environments)));
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
    }
}
