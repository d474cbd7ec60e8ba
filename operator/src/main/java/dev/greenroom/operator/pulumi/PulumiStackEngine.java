package dev.greenroom.operator.pulumi;

import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.DestroyOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.StackDeployment;
import com.pulumi.automation.StackNotFoundException;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.WorkspaceStack;
import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.pulumi.CommandStoppedException.Why;
import dev.greenroom.operator.pulumi.state.PulumiStateStore;
import dev.greenroom.operator.stack.EngineMonitor;
import dev.greenroom.operator.stack.Failure;
import dev.greenroom.operator.stack.RunInputs;
import dev.greenroom.operator.stack.RunMonitor;
import dev.greenroom.operator.stack.RunOutcome;
import dev.greenroom.operator.stack.RunOutcome.Failed;
import dev.greenroom.operator.stack.RunOutcome.Interrupted;
import dev.greenroom.operator.stack.RunOutcome.Succeeded;
import dev.greenroom.operator.stack.SecretText;
import dev.greenroom.operator.stack.StackEngine;
import dev.greenroom.operator.stack.StateStore.MadeByCreate;
import dev.greenroom.operator.stack.StateStore.StackState;
import dev.greenroom.operator.stack.StateStore.StateUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs stacks by the Automation API, with programs in this process. */
public final class PulumiStackEngine implements StackEngine {
    private static final Logger LOG = LoggerFactory.getLogger(PulumiStackEngine.class);

    private final PulumiSettings settings;
    private final RunCommands commands;
    private final BiFunction<StackPlan, RunInputs, Consumer<Context>> programs;
    private final PulumiStateStore states;

    /**
     * Starts nothing yet.
     *
     * @param programs makes the program of a plan
     * @param backend the state backend's objects
     */
    public PulumiStackEngine(
            PulumiSettings settings,
            RunCommands commands,
            BiFunction<StackPlan, RunInputs, Consumer<Context>> programs,
            Blobs backend) {
        SdkLogging.tame();
        this.settings = settings;
        this.commands = commands;
        this.programs = programs;
        this.states = new PulumiStateStore(backend);
    }

    @Override
    public RunOutcome up(StackPlan plan, RunInputs inputs, EngineMonitor monitor) {
        return bringUp(plan, inputs, monitor, false);
    }

    @Override
    public RunOutcome correct(StackPlan plan, RunInputs inputs, EngineMonitor monitor) {
        return bringUp(plan, inputs, monitor, true);
    }

    private RunOutcome bringUp(StackPlan plan, RunInputs inputs, EngineMonitor monitor, boolean refreshed) {
        Titles titles = new Titles(plan.resources());
        RunEvents events = new RunEvents(titles, plan.resources().size(), monitor);
        Consumer<Context> program = programs.apply(plan, inputs);
        Attempt attempt = folder -> {
            bringUp(plan.stack(), options(program, monitor, folder), program, events, refreshed);
            return new Succeeded(outputs(plan.stack()));
        };
        return carryOut(plan.stack(), monitor, attempt, events, new FailureClassifier(titles, scrubber(inputs)));
    }

    @Override
    public RunOutcome destroy(StackId stack, Placement placement, EngineMonitor monitor) {
        Optional<StackState> state;
        try {
            state = states.read(stack);
        } catch (StateUnavailableException e) {
            return unavailable(e);
        }
        if (state.isEmpty()) {
            return new Succeeded(Map.of());
        }
        Titles titles = new Titles(List.of());
        RunEvents events = new RunEvents(titles, state.get().resources().size(), monitor);
        Attempt attempt = folder -> destroy(stack, options(PulumiStackEngine::noProgram, monitor, folder), events);
        return carryOut(stack, monitor, attempt, events, new FailureClassifier(titles, scrubber(null)));
    }

    @Override
    public RunOutcome settle(StackId stack, List<MadeByCreate> made, List<String> unread, EngineMonitor monitor) {
        Titles titles = new Titles(List.of());
        RunEvents events = new RunEvents(titles, made.size() + unread.size(), monitor);
        List<String> toRead = Stream.concat(
                        made.stream().map(thing -> thing.create().urn()), unread.stream())
                .distinct()
                .toList();
        Attempt attempt = folder -> {
            WorkspaceStack workspace = LocalWorkspace.selectStack(
                    StackId.PROJECT,
                    stack.name(),
                    PulumiStackEngine::noProgram,
                    options(PulumiStackEngine::noProgram, monitor, folder));
            workspace.importStack(StackDeployment.fromJson(states.settled(stack, made)));
            if (!toRead.isEmpty()) {
                workspace.refresh(
                        RefreshOptions.builder().targets(toRead).onEvent(events).build());
            }
            return new Succeeded(Map.of());
        };
        return carryOut(stack, monitor, attempt, events, new FailureClassifier(titles, scrubber(null)));
    }

    /** The Automation API has no refresh within an update. */
    private void bringUp(
            StackId stack,
            LocalWorkspaceOptions options,
            Consumer<Context> program,
            RunEvents events,
            boolean refreshed)
            throws AutomationException {
        WorkspaceStack workspace = states.read(stack).isPresent()
                ? LocalWorkspace.selectStack(StackId.PROJECT, stack.name(), program, options)
                : LocalWorkspace.createStack(StackId.PROJECT, stack.name(), program, options);
        if (refreshed) {
            workspace.refresh(
                    RefreshOptions.builder().onEvent(events::whileReading).build());
        }
        workspace.up(UpOptions.builder().onEvent(events).build());
    }

    private Map<String, String> outputs(StackId stack) {
        return states.read(stack)
                .map(StackState::outputs)
                .orElseThrow(() -> new StateUnavailableException("the state of " + stack.name() + " is gone", null));
    }

    private static RunOutcome destroy(StackId stack, LocalWorkspaceOptions options, RunEvents events)
            throws AutomationException {
        try {
            WorkspaceStack workspace =
                    LocalWorkspace.selectStack(StackId.PROJECT, stack.name(), PulumiStackEngine::noProgram, options);
            workspace.destroy(DestroyOptions.builder().onEvent(events).build());
            workspace.workspace().removeStack(stack.name());
        } catch (StackNotFoundException e) {
            return new Succeeded(Map.of());
        }
        return new Succeeded(Map.of());
    }

    private LocalWorkspaceOptions options(Consumer<Context> program, RunMonitor monitor, RunFolder folder)
            throws AutomationException {
        return LocalWorkspaceOptions.builder()
                .workDir(folder.workspace())
                .pulumiHome(folder.pulumiHome())
                .pulumiCommand(commands.forRun(monitor, folder))
                .secretsProvider(settings.secretsProvider())
                .program(program)
                .build();
    }

    private RunOutcome carryOut(
            StackId stack, EngineMonitor monitor, Attempt attempt, RunEvents events, FailureClassifier classifier) {
        try {
            return inFolder(monitor, attempt);
        } catch (CommandStoppedException e) {
            e.killed().ifPresent(pid -> unlock(stack, pid));
            return e.why() == Why.ASKED
                    ? new Interrupted()
                    : new Failed(new Failure(Failure.Retry.LATER, "DeadlineExceeded", e.getMessage()));
        } catch (StateUnavailableException e) {
            return unavailable(e);
        } catch (AutomationException e) {
            return new Failed(classifier.classify(events.complaints(), String.valueOf(e.getMessage())));
        } finally {
            events.end();
            OrphanChannels.close();
        }
    }

    /** A killed CLI leaves its lock behind. If it cannot be taken away now, it is when the stack is claimed next. */
    private void unlock(StackId stack, long killed) {
        try {
            states.locks(stack).stream()
                    .filter(lock -> lock.pid() == killed && lock.host().equals(LinuxProcesses.host()))
                    .forEach(lock -> states.unlock(stack, lock));
        } catch (StateUnavailableException e) {
            LOG.warn("the lock of process {}, which was killed, stays for now: {}", killed, e.getMessage());
        }
    }

    private static RunOutcome unavailable(StateUnavailableException e) {
        return new Failed(new Failure(Failure.Retry.LATER, "BackendUnavailable", e.getMessage()));
    }

    private RunOutcome inFolder(RunMonitor monitor, Attempt attempt) throws AutomationException {
        try (RunFolder folder = RunFolder.create(settings.folders(), monitor.runId(), settings.plugins())) {
            return attempt.in(folder);
        } catch (IOException e) {
            throw new AutomationException("the run's folder: " + e.getMessage(), e);
        }
    }

    private Scrubber scrubber(RunInputs inputs) {
        List<SecretText> secrets = new ArrayList<>();
        secrets.add(new SecretText(settings.environment().getOrDefault(PulumiSettings.PASSPHRASE, "")));
        if (inputs instanceof RunInputs.ForData data) {
            secrets.add(data.password());
        }
        return new Scrubber(secrets);
    }

    /** A destroy needs none, but the Automation API only knows a project without files by its having one. */
    private static void noProgram(Context context) {}

    @FunctionalInterface
    private interface Attempt {
        RunOutcome in(RunFolder folder) throws AutomationException;
    }
}
