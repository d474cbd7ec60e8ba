package dev.greenroom.operator.pulumi;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.PulumiCommand;
import dev.greenroom.operator.stack.RunMonitor;

/** Runs by the installed CLI. */
final class CliCommands implements RunCommands {
    private final PulumiSettings settings;
    private PulumiExecutable executable;

    CliCommands(PulumiSettings settings) {
        this.settings = settings;
    }

    @Override
    public PulumiCommand forRun(RunMonitor monitor, RunFolder folder) throws AutomationException {
        PulumiCli cli = new PulumiCli(
                executable(),
                CliEnvironment.of(settings, monitor.runId(), folder),
                folder.output(),
                settings.deadline(),
                settings.grace());
        monitor.onInterrupt(cli);
        return new FrugalCommand(cli);
    }

    private synchronized PulumiExecutable executable() throws AutomationException {
        if (executable == null) {
            executable = PulumiExecutable.find(settings.environment());
        }
        return executable;
    }
}
