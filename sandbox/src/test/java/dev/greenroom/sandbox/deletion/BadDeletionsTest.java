package dev.greenroom.sandbox.deletion;

import static dev.greenroom.sandbox.aws.Faults.on;
import static dev.greenroom.sandbox.deletion.DeletionStage.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.api.Phase;
import dev.greenroom.operator.JavaUtilLogging;
import dev.greenroom.operator.plan.Tenants;
import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Fault;
import dev.greenroom.sandbox.aws.Faults;
import dev.greenroom.sandbox.aws.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The eleven bad deletions. The finalizer stays until the account, the backend and the runs' folder hold nothing any more. */
class BadDeletionsTest {
    private static final String SECRET = "GP_API_PREVIEW";
    /** What admission lets pass, and the planner does not. */
    private static final String GREENROOMS_OWN_SECRET =
            "[{\"name\":\"DATABASE\",\"from\":\"greenroom/another\",\"key\":\"password\"}]";

    private static final String CLUSTER = "aws:rds/cluster:Cluster";
    private static final String INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
    private static final String SERVICE = "aws:ecs/service:Service";
    private static final String LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

    @TempDir
    Path folder;

    private DeletionStage stage;

    @BeforeAll
    static void keepQuietOfTheSdksChannels() {
        JavaUtilLogging.route();
    }

    @BeforeEach
    void open() {
        stage = new DeletionStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aSpecThatWasBrokenLaterEnds() {
        stage.sandbox().start();
        stage.ready();
        stage.patch("{\"spec\":{\"container\":{\"secrets\":" + GREENROOMS_OWN_SECRET + "}}}");
        stage.awaitReason("InvalidSpec");

        stage.delete();
        stage.endsWithNothingLeft();
    }

    @Test
    void withoutAnImageItEnds() {
        stage.sandbox().start();
        stage.apply(preview -> preview.<Map<String, Object>>get("spec").remove("image"));
        stage.awaitPhase(Phase.WaitingForImage);

        stage.delete();
        stage.endsWithNothingLeft();
    }

    @Test
    void withoutItsSecretItEnds() {
        stage.sandbox().start();
        stage.ready();
        stage.region().secrets().put(SECRET, "{}");
        stage.patch("{\"spec\":{\"container\":{\"environment\":{\"LOG_LEVEL\":\"trace\"}}}}");
        stage.awaitReason("SecretKeyNotFound");

        stage.delete();
        stage.endsWithNothingLeft();
    }

    @Test
    void inATerminatingNamespaceItEndsAndSoDoesTheNamespace() {
        stage.sandbox().start();
        stage.ready();

        stage.client().namespaces().withName(NAMESPACE).delete();
        stage.until(
                "the namespace is terminating",
                () -> stage.client().namespaces().withName(NAMESPACE).get().isMarkedForDeletion());
        stage.endsWithNothingLeft();
        stage.until(
                "the namespace is gone",
                () -> stage.client().namespaces().withName(NAMESPACE).get() == null);
    }

    @Test
    void whatWasNeverCreatedEnds() {
        stage.sandbox().start();
        stage.apply(preview -> preview.<Map<String, Object>>get("spec").remove("network"));
        stage.awaitReason("InvalidSpec");

        stage.delete();
        stage.endsWithNothingLeft();
    }

    @Test
    void whatIsDeletedAtOnceEnds() {
        stage.sandbox().start();
        stage.apply(preview -> {});

        stage.delete();
        stage.endsWithNothingLeft();
    }

    @Test
    void whatIsHalfCreatedEnds() {
        stage.sandbox().start();
        stage.apply(preview -> {});
        stage.until("its database is being made", () -> stage.made(CLUSTER) && stage.made(LOAD_BALANCER));
        assertThat(stage.made(INSTANCE) && stage.made(SERVICE)).isFalse();

        stage.delete();
        stage.endsWithNothingLeft();
    }

    @Test
    void whatIsHalfDestroyedIsHeldUntilTheRestCanGo() {
        stage.sandbox().start();
        stage.ready();
        Faults.Lift refusal = stage.sandbox()
                .aws()
                .faults()
                .tell(
                        on("Elastic Load Balancing v2", "DeleteLoadBalancer").or(on("RDS", "DeleteDBCluster")),
                        new Fault.Refuse(() -> AwsException.of("AccessDenied", "not authorized to perform this")));
        stage.delete();
        stage.until("all but these two are gone", () -> !stage.made(SERVICE) && !stage.made(INSTANCE));
        stage.awaitReason("PermissionDenied");
        stage.isHeld();
        assertThat(stage.made(LOAD_BALANCER) && stage.made(CLUSTER)).isTrue();

        refusal.lift();
        stage.endsWithNothingLeft();
    }

    @Test
    void whatWasRemovedByHandEnds() {
        stage.sandbox().start();
        stage.ready();
        Region region = stage.region();
        AwsResource service = stage.of(SERVICE);
        String name = service.arn().substring(service.arn().lastIndexOf('/') + 1);
        region.ecs().services().delete(stage.of("aws:ecs/cluster:Cluster").arn(), name, true);
        region.sqs().deleteQueue(stage.of("aws:sqs/queue:Queue").id());
        region.elb().loadBalancers().delete(stage.of(LOAD_BALANCER).arn());
        region.rds().deleteInstance(stage.of(INSTANCE).id());
        region.rds().deleteCluster(stage.of(CLUSTER).id(), null);
        stage.until("they are gone", () -> Stream.of(SERVICE, LOAD_BALANCER, INSTANCE, CLUSTER)
                .noneMatch(stage::made));

        stage.delete();
        stage.endsWithNothingLeft();
    }

    @Test
    void aBackendThatIsDownForAWhileHoldsItAndLetsItEnd() throws IOException {
        stage.sandbox().start();
        stage.ready();
        Path away = folder.resolve("away");
        Files.move(stage.sandbox().state(), away);
        Files.writeString(stage.sandbox().state(), "a file where the backend's folder should be");

        stage.delete();
        stage.awaitReason("BackendUnavailable");
        stage.isHeld();
        assertThat(stage.made(SERVICE)).isTrue();

        Files.delete(stage.sandbox().state());
        Files.move(away, stage.sandbox().state());
        stage.endsWithNothingLeft();
    }

    @Test
    void aTenantThatIsNoLongerPermittedEnds() throws IOException {
        Tenants tenants = new YAMLMapper()
                .readValue(DeletionStage.read(Path.of("..", "examples", "tenants.yaml")), Tenants.class);
        stage.sandbox().aws().seed("us-west-2").policy(tenants.tenants().get(0).permissionsBoundary());
        stage.sandbox().startFor(tenants);
        stage.ready();
        stage.sandbox().stop();
        stage.sandbox().startFor(new Tenants(List.of()));
        stage.patch("{\"metadata\":{\"annotations\":{\"greenroom.dev/reconcile-at\":\"now\"}}}");
        stage.awaitReason("NotPermitted");

        stage.delete();
        stage.endsWithNothingLeft();
    }

    /** The next version plans other digests, and the one before does not know all that is noted. */
    @Test
    void anOperatorUpgradedInBetweenEndsWhatTheLastOneBegan() throws IOException {
        stage.sandbox().start();
        stage.ready();
        stage.delete();
        stage.until("its service goes", () -> !stage.made(SERVICE));
        stage.sandbox().stop();
        stage.isHeld();
        assertThat(stage.remains().now()).isNotEmpty();
        noteWhatAnotherVersionWould();

        stage.sandbox().start();
        stage.endsWithNothingLeft();
    }

    private void noteWhatAnotherVersionWould() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> records = Files.list(stage.sandbox().state().resolve("greenroom/runs"))) {
            for (Path record : records.toList()) {
                ObjectNode noted = (ObjectNode) json.readTree(DeletionStage.read(record));
                noted.put("digest", "of-another-version").put("unheardOf", "by this version");
                Files.writeString(record, noted.toString());
            }
        }
    }
}
