package dev.greenroom.operator.pulumi;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.PulumiCommand;
import dev.greenroom.operator.stack.RunMonitor;

/** Makes the command that one run speaks to Pulumi through: where another engine than the CLI comes in. */
@FunctionalInterface
public interface RunCommands {

    /** A command that stops when the monitor says so, and keeps its files in the folder. */
    PulumiCommand forRun(RunMonitor monitor, RunFolder folder) throws AutomationException;

    /** The installed CLI, looked for when the first run starts. */
    static RunCommands cli(PulumiSettings settings) {
        return new CliCommands(settings);
    }
}
