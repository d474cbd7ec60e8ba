package dev.greenroom.sandbox.difference;

import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Seed;
import dev.greenroom.sandbox.aws.elb.Elb;
import dev.greenroom.sandbox.aws.elb.LoadBalancer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sandbox, furnished with what the examples name. */
final class SandboxSide implements Side {
    private static final double SPEED = 60;
    /** As many as the real operator takes upon itself on a machine with two processors. */
    private static final int CONCURRENT_RUNS = 8;

    private static final String DOMAIN = "preview.example.com";
    private static final String VPC = "vpc-0123456789abcdef0";
    private static final List<String> SUBNETS = List.of(
            "subnet-0123456789abcdef1",
            "subnet-0123456789abcdef2",
            "subnet-0123456789abcdef3",
            "subnet-0123456789abcdef4");
    private static final String CERTIFICATE =
            "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789012";
    private static final String ZONE = "Z0123456789ABCDEFGHIJ";
    private static final String LISTENER =
            "arn:aws:elasticloadbalancing:us-west-2:123456789012:listener/app/shared/0123456789abcdef/fedcba9876543210";
    private static final String CLUSTER = "previews";

    private final Sandbox sandbox;
    private final String namespace;
    private final KubernetesClient kubernetes;
    private final Moments moments;
    private final List<AwsResource> before;

    /** Starts the operator. */
    SandboxSide(String namespace) {
        this.namespace = namespace;
        this.sandbox = new Sandbox(new Sandbox.Setup(folder(), SPEED, CONCURRENT_RUNS, 1));
        this.kubernetes = sandbox.api().client();
        this.moments = new Moments(sandbox.state().resolve(Seen.STATES));
        furnish(sandbox.aws().seed(Sandbox.REGION));
        this.before = sandbox.aws().inventory();
        kubernetes
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
        sandbox.start();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("difference");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void furnish(Seed seed) {
        seed.vpc(VPC)
                .publicSubnet(SUBNETS.get(0), VPC, 'a')
                .publicSubnet(SUBNETS.get(1), VPC, 'b')
                .privateSubnet(SUBNETS.get(2), VPC, 'a')
                .privateSubnet(SUBNETS.get(3), VPC, 'b')
                .certificate(CERTIFICATE, "*." + DOMAIN)
                .hostedZone(ZONE, DOMAIN)
                .cluster(CLUSTER)
                .listener(LISTENER, DOMAIN, VPC, SUBNETS.subList(0, 2))
                .secret("GP_API_PREVIEW", "JWT_SECRET", "STRIPE_KEY", "SENDGRID_KEY");
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public KubernetesClient kubernetes() {
        return kubernetes;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public Duration lookEvery() {
        return Duration.ofMillis(30);
    }

    @Override
    public String in(String manifest) {
        return manifest;
    }

    @Override
    public Map<String, String> given() {
        Elb elb = sandbox.aws().region(Sandbox.REGION).elb();
        LoadBalancer shared = elb.listeners()
                .find(LISTENER)
                .flatMap(listener -> elb.loadBalancers().find(listener.loadBalancerArn()))
                .orElseThrow();
        Map<String, String> given = new LinkedHashMap<>();
        given.put("vpc", VPC);
        for (int i = 0; i < SUBNETS.size(); i++) {
            given.put("subnet-" + (i + 1), SUBNETS.get(i));
        }
        given.put("certificate", CERTIFICATE);
        given.put("hosted-zone", ZONE);
        given.put("listener", LISTENER);
        given.put("listeners-load-balancer", shared.dnsName());
        given.put("listeners-hosted-zone", shared.zoneId());
        given.put("listeners-security-group", shared.securityGroupIds().get(0));
        given.put("cluster", "arn:aws:ecs:us-west-2:123456789012:cluster/" + CLUSTER);
        return given;
    }

    @Override
    public List<String> keys(String prefix) {
        Path folder = sandbox.state().resolve(prefix.substring(0, prefix.lastIndexOf('/')));
        return Moments.files(folder).stream()
                .map(file -> sandbox.state().relativize(file).toString())
                .filter(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public String read(String key) {
        try {
            return Files.readString(sandbox.state().resolve(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Collection<String> moments() {
        return moments.texts();
    }

    @Override
    public Collection<String> left() {
        return sandbox.aws().inventory().stream()
                .filter(resource -> !before.contains(resource))
                .map(AwsResource::toString)
                .toList();
    }

    @Override
    public void close() {
        moments.close();
        kubernetes.close();
        sandbox.close();
    }
}
