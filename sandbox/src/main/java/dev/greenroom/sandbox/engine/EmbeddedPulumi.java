package dev.greenroom.sandbox.engine;

import dev.greenroom.operator.pulumi.RunCommands;
import dev.greenroom.operator.stack.StackClaims;
import dev.greenroom.sandbox.engine.cli.Installation;
import dev.greenroom.sandbox.engine.run.GrpcRuntime;
import dev.greenroom.sandbox.engine.run.ProviderSource;
import dev.greenroom.sandbox.engine.secrets.Passphrase;
import dev.greenroom.sandbox.engine.state.Backend;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import dev.greenroom.sandbox.engine.state.StackLocks;
import dev.greenroom.sandbox.provider.ComponentProvider;
import dev.greenroom.sandbox.provider.ResourceProvider;
import dev.greenroom.sandbox.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Pulumi, installed in this process: a state backend, a passphrase, and the providers there are. */
public final class EmbeddedPulumi implements AutoCloseable {
    /** However fast the clock, the machine has to do its own work on the wall's time. */
    private static final Duration SHORTEST_DEADLINE = Duration.ofMinutes(2);

    private final Installation installation;
    private final GrpcRuntime runtime = new GrpcRuntime();
    private final Duration deadline;

    /**
     * What it is made of.
     *
     * @param backend folder of the state, as a {@code file://} URL names it
     * @param passphrase of the stacks' secrets; installations may share it, and with it what its keys have cost
     * @param deadline of each command, in simulated time
     * @param resources by package
     * @param components by package
     */
    public record Settings(
            Path backend,
            Passphrase passphrase,
            SimulatedTime time,
            Duration deadline,
            Map<String, ResourceProvider> resources,
            Map<String, ComponentProvider> components) {
        public Settings {
            resources = Map.copyOf(resources);
            components = Map.copyOf(components);
        }
    }

    public EmbeddedPulumi(Settings settings) {
        Backend backend = new Backend(settings.backend());
        Passphrase passphrase = settings.passphrase();
        Duration scaled = settings.time().onTheWall(settings.deadline());
        this.deadline = scaled.compareTo(SHORTEST_DEADLINE) < 0 ? SHORTEST_DEADLINE : scaled;
        this.installation = new Installation(
                backend,
                new Checkpoints(passphrase),
                passphrase,
                new StackLocks(backend, settings.time()),
                new Source(settings),
                runtime,
                settings.time());
        runtime.warm(passphrase::crypter);
    }

    /** The command of a user, in whose name it locks stacks. */
    public EmbeddedCommand command(String user) {
        return new EmbeddedCommand(installation, user, deadline);
    }

    /** Commands for the operator's runs, in place of the CLI's. */
    public RunCommands forRuns() {
        return (monitor, folder) -> {
            EmbeddedCommand command = command(StackClaims.userOf(monitor.runId()));
            monitor.onInterrupt(command);
            return command;
        };
    }

    @Override
    public void close() {
        runtime.close();
    }

    private record Source(Settings settings) implements ProviderSource {
        @Override
        public ResourceProvider resources(String packageName) {
            return settings.resources().get(packageName);
        }

        @Override
        public ComponentProvider components(String packageName) {
            return settings.components().get(packageName);
        }
    }
}
