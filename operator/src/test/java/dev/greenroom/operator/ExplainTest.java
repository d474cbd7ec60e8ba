package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command's edges: files, options, exit codes. The reports themselves are in {@link ExplainGoldenTest}. */
class ExplainTest {
    private static final String PREVIEW = """
            apiVersion: greenroom.dev/v1alpha1
            kind: PreviewEnvironment
            metadata: {name: hello-pr-1}
            spec:
              pullRequest: {repository: goodparty/hello, number: 1}
              network: {vpcId: vpc-0123456789abcdef0, publicSubnetIds: [subnet-0123456789abcdef1, subnet-0123456789abcdef2]}
            """;

    private static final String TENANT_BY_LABEL = """
            tenants:
              - name: hello
                namespaceLabels: {team: hello}
                regions: [us-west-2]
                vpcIds: [vpc-0123456789abcdef0]
                subnetIds: [subnet-0123456789abcdef1, subnet-0123456789abcdef2]
            """;

    @TempDir
    Path folder;

    @Test
    void readsStandardInputAndTakesTheRegionFromTheOption() {
        Explained explained = Explained.ofText(PREVIEW, "--region", "us-west-2");

        assertThat(explained.exitCode()).isZero();
        assertThat(explained.out()).contains("region", "operator  us-west-2");
    }

    @Test
    void refusesAPreviewWhoseRegionNobodyStates() {
        Explained explained = Explained.ofText(PREVIEW);

        assertThat(explained.exitCode()).isEqualTo(1);
        assertThat(explained.out()).contains("- spec.region is stated nowhere").endsWith("0 accepted, 1 refused\n");
    }

    @Test
    void namesOnAwsDependOnTheClusterId() {
        String mine = Explained.ofText(PREVIEW, "--region", "us-west-2", "--cluster-id", "mine")
                .out();
        String yours = Explained.ofText(PREVIEW, "--region", "us-west-2", "--cluster-id", "yours")
                .out();

        assertThat(mine).contains("named for cluster id mine");
        assertThat(yours).isNotEqualTo(mine.replace("cluster id mine", "cluster id yours"));
    }

    @Test
    void findsTheTenantByTheLabelsOfANamespaceFromAnotherFile() throws Exception {
        Path tenants = Files.writeString(folder.resolve("tenants.yaml"), TENANT_BY_LABEL);
        Path namespace = Files.writeString(
                folder.resolve("namespace.yaml"),
                "{apiVersion: v1, kind: Namespace, metadata: {name: hello, labels: {team: hello}}}");
        String[] alone = {"-n", "hello", "--region", "us-west-2", "--tenants", tenants.toString()};
        String[] both = {
            "-n", "hello", "--region", "us-west-2", "--tenants", tenants.toString(), "-f", namespace.toString()
        };

        assertThat(Explained.ofText(PREVIEW, alone).out())
                .contains("(NotPermitted)", "Hint: the labels of namespace hello are not known here");
        assertThat(Explained.ofText(PREVIEW, both).exitCode()).isZero();
    }

    @Test
    void readsYamlAsKubectlDoes() {
        String merged = """
                apiVersion: greenroom.dev/v1alpha1
                kind: PreviewEnvironment
                metadata: {name: hello-pr-1}
                spec:
                  pullRequest: {repository: goodparty/hello, number: 1}
                  compute: &common {spot: yes}
                  container: {environment: {SINCE: 2026-11-23, <<: {}}}
                  network: {vpcId: vpc-0123456789abcdef0, publicSubnetIds: [subnet-0123456789abcdef1, subnet-0123456789abcdef2]}
                """;

        String out = Explained.ofText(merged, "--region", "us-west-2").out();

        assertThat(out).contains("compute.spot                    spec      true");
        assertThat(out).contains("container.environment.SINCE     spec      2026-11-23");
    }

    @Test
    void tellsInOneSentenceWhatCannotBeRead() {
        unreadable(Explained.of("-f", folder.resolve("nowhere.yaml").toString()), "there is no such file");
        unreadable(Explained.ofText("a: [1\nb: 2"), "standard input cannot be read: ", "at line 2, column 2");
        unreadable(Explained.ofText("a: 1\na: 2"), "found duplicate key a at line 2, column 1");
        unreadable(Explained.ofText("a: 1"), "without apiVersion and kind, which is no Kubernetes manifest");
        unreadable(Explained.ofText(""), "there is no PreviewEnvironment and no ServiceDeployment in it");
        unreadable(
                Explained.ofText("{apiVersion: v1, kind: Secret, metadata: {name: x}}"),
                "there is no PreviewEnvironment and no ServiceDeployment in it");
    }

    @Test
    void tellsInOneSentenceWhatIsWrongWithATenantsFile() throws Exception {
        Path tenants = Files.writeString(folder.resolve("tenants.yaml"), "tenants: [{name: a, vpcs: [x]}]");

        unreadable(
                Explained.ofText(PREVIEW, "--tenants", tenants.toString()),
                "the tenants file " + tenants + " cannot be read: \"vpcs\" is none of the fields there: [account, ");
    }

    @Test
    void tellsInOneSentenceWhatIsWrongWithTheCommandLine() {
        misused(Explained.of(), "Missing required option: '--filename=FILE'");
        misused(Explained.of("-f", "x", "-o", "yaml"), "Invalid value for option '--output'");
        misused(Explained.of("-f", "x", "--cluster-id", "Mine"), "--cluster-id is \"Mine\"; it has to be 1 to 20 of");
        misused(Explained.of("-f", "x", "--nope"), "Unknown option: '--nope'");
    }

    private static void unreadable(Explained explained, String... sentence) {
        assertThat(explained.exitCode()).isEqualTo(2);
        assertThat(explained.out()).isEmpty();
        assertThat(explained.err().lines()).singleElement().asString().contains(sentence);
    }

    private static void misused(Explained explained, String sentence) {
        assertThat(explained.exitCode()).isEqualTo(2);
        assertThat(explained.out()).isEmpty();
        assertThat(explained.err().lines())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("Try 'greenroom-operator explain --help'.");
        assertThat(explained.err()).startsWith(sentence);
    }
}
