package dev.greenroom.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.operator.explain.Explainer;
import dev.greenroom.operator.explain.Manifest;
import dev.greenroom.operator.explain.Report;
import dev.greenroom.operator.explain.TextReport;
import dev.greenroom.operator.plan.PlanSettings;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what manifests would come to, without a cluster and without AWS. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        header = "Tells what manifests would come to, without a cluster and without AWS.",
        description = {
            "%nWhat would be made, what it costs, which secrets it asks for and who states each setting; or everything for "
                    + "which it would be refused.",
            ""
        },
        exitCodeOnExecutionException = 70,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:everything would be accepted",
            " 1:something would be refused",
            " 2:a file cannot be read, or the command line is wrong",
            "70:a fault of this command"
        })
final class Explain implements Callable<Integer> {
    private static final int REFUSED = 1;
    private static final int UNREADABLE = 2;

    private final String regionOfSettings;
    private final InputStream standardInput;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-f", "--filename"},
            required = true,
            paramLabel = "FILE",
            description = {
                "YAML or JSON with any number of objects; - is standard input. May be given more than once.",
                "ServiceDeployments are the templates of the previews that name them, Namespaces have the labels that select a "
                        + "tenant."
            })
    private List<String> files;

    @Option(
            names = "--tenants",
            paramLabel = "FILE",
            description = "The operator's tenants file. Without it everything is permitted.")
    private Path tenants;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Namespace of objects that state none (default: ${DEFAULT-VALUE}).")
    private String namespace;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Region of previews that state none (default: GREENROOM_REGION, then AWS_REGION).")
    private String region;

    @Option(
            names = "--cluster-id",
            paramLabel = "ID",
            defaultValue = "explain",
            description =
                    "GREENROOM_CLUSTER_ID of the operator, on which the names on AWS depend (default: ${DEFAULT-VALUE}).")
    private String clusterId;

    @Mixin
    private OutputOption output;

    /** As users run it. */
    Explain() {
        this(Settings.regionOfEnvironment(), System.in);
    }

    Explain(String regionOfSettings, InputStream standardInput) {
        this.regionOfSettings = regionOfSettings;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        if (!Settings.isClusterId(clusterId)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--cluster-id is \"" + clusterId + "\"; it has to be " + Settings.CLUSTER_ID_IS);
        }
        try {
            Report report = report();
            spec.commandLine().getOut().print(output.json() ? json(report) : TextReport.of(report));
            spec.commandLine().getOut().flush();
            return report.refused() == 0 ? 0 : REFUSED;
        } catch (UnreadableFileException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return UNREADABLE;
        }
    }

    private Report report() {
        ManifestFiles reader = new ManifestFiles(standardInput, namespace);
        List<Manifest> manifests =
                files.stream().flatMap(file -> reader.read(file).stream()).toList();
        PlanSettings settings = new PlanSettings(
                clusterId,
                region == null ? regionOfSettings : region,
                Optional.ofNullable(tenants).map(TenantsFile::read));
        Report report = new Explainer(CrdSchemas::of, settings, PriceFiles.load()).explain(manifests);
        if (report.explanations().isEmpty()) {
            throw new UnreadableFileException(
                    String.join(", ", files), "there is no PreviewEnvironment and no ServiceDeployment in it");
        }
        return report;
    }

    private static String json(Report report) {
        try {
            return JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                            .build()
                            .writeValueAsString(report)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is made of plain values", e);
        }
    }
}
