package dev.greenroom.sandbox.engine.cli;

import dev.greenroom.sandbox.engine.run.GrpcRuntime;
import dev.greenroom.sandbox.engine.run.ProviderSource;
import dev.greenroom.sandbox.engine.secrets.Passphrase;
import dev.greenroom.sandbox.engine.secrets.WrongPassphraseException;
import dev.greenroom.sandbox.engine.state.Backend;
import dev.greenroom.sandbox.engine.state.Checkpoints;
import dev.greenroom.sandbox.engine.state.Checkpoints.Loaded;
import dev.greenroom.sandbox.engine.state.StackLocks;
import dev.greenroom.sandbox.engine.state.StackReference;
import java.time.Clock;
import java.util.Optional;

/** What the commands of one installed engine work with. */
public record Installation(
        Backend backend,
        Checkpoints checkpoints,
        Passphrase passphrase,
        StackLocks locks,
        ProviderSource providers,
        GrpcRuntime runtime,
        Clock clock) {

    /** The state of a stack. */
    Loaded load(StackReference stack) throws CliException {
        Optional<byte[]> file = backend.read(stack);
        if (file.isEmpty()) {
            throw new CliException("no stack named '" + stack.name() + "' found");
        }
        try {
            return checkpoints.read(file.get());
        } catch (WrongPassphraseException e) {
            throw new CliException("getting stack configuration: get stack secrets manager: " + e.getMessage());
        }
    }

    void require(StackReference stack) throws CliException {
        if (!backend.exists(stack)) {
            throw new CliException("no stack named '" + stack.name() + "' found");
        }
    }

    void save(StackReference stack, Loaded state) {
        backend.write(stack, checkpoints.file(stack, state.snapshot(), state.crypter(), clock.instant()));
    }

    StackLocks.Lock lock(StackReference stack, String user) throws CliException {
        try {
            return locks.lock(stack, user);
        } catch (StackLocks.LockedException e) {
            throw new CliException(e.getMessage());
        }
    }
}
