package dev.greenroom.operator;

import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import dev.greenroom.operator.stack.orphan.LivingResources.UnansweredException;
import dev.greenroom.operator.stack.orphan.OrphanReport;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists orphans, and what the operator does about each. It reads only: it is the dry run of their removal. */
@Command(
        name = "orphans",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        header = "Lists what is this operator's and nothing in the cluster stands for.",
        description = {
            "%nEnvironments in the state backend without a custom resource, and things on AWS with this operator's tag that no "
                    + "record names; since when, and what the operator does about each. It changes nothing. It reads the "
                    + "operator's settings (GREENROOM_*), the current kubeconfig and the AWS credentials.",
            ""
        },
        exitCodeOnExecutionException = 70,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:there are none",
            " 1:there are some",
            " 2:a setting or the command line is wrong",
            " 3:Kubernetes, the state backend or AWS did not answer, so that it cannot be said",
            "70:a fault of this command"
        })
final class ListOrphans implements Callable<Integer> {
    private static final int SOME = 1;
    private static final int UNANSWERED = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output;

    @Override
    public Integer call() {
        logOnlyErrors();
        try (KubernetesClient kubernetes = new KubernetesClientBuilder().build()) {
            OrphanReport report = new Wiring(Settings.fromEnvironment())
                    .orphanSurvey(kubernetes)
                    .look();
            OrphanList list = new OrphanList(report);
            spec.commandLine().getOut().print(output.json() ? list.json() : list.text());
            spec.commandLine().getOut().flush();
            if (!report.entries().isEmpty()) {
                return SOME;
            }
            return report.unanswered().isEmpty() ? 0 : UNANSWERED;
        } catch (Settings.SettingsException | Wiring.WiringException | UnreadableFileException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return spec.exitCodeOnInvalidInput();
        } catch (UnansweredException | StateUnavailableException | KubernetesClientException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return UNANSWERED;
        }
    }

    /** Standard output is the list's. Set before the first class that logs is touched. */
    private static void logOnlyErrors() {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "logging/command.xml");
        }
    }
}
