package dev.greenroom.sandbox.engine.run;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import pulumirpc.Language.RunRequest;
import pulumirpc.Language.RunResponse;
import pulumirpc.LanguageRuntimeGrpc;

/** A program under way in its language host, with the services that it calls. */
final class Program implements AutoCloseable {
    private final Server server;
    private final ManagedChannel channel;
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private Program(Server server, ManagedChannel channel) {
        this.server = server;
        this.channel = channel;
    }

    /**
     * Starts it.
     *
     * @param languageHost its address
     */
    static Program start(
            String languageHost, Deployment run, GrpcRuntime runtime, MonitorService monitor, EngineService engine) {
        Server server;
        try {
            server = runtime.serve(List.of(monitor, engine));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program program = new Program(server, runtime.dial(languageHost));
        String address = "127.0.0.1:" + server.getPort();
        RunRequest request = RunRequest.newBuilder()
                .setProject(run.stack().project())
                .setStack(run.stack().name())
                .setOrganization("organization")
                .putAllConfig(run.config())
                .setDryRun(run.preview())
                .setParallel(Integer.MAX_VALUE)
                .setMonitorAddress(address)
                .addArgs(address)
                .build();
        LanguageRuntimeGrpc.newStub(program.channel).run(request, program.new End());
        return program;
    }

    /** What went wrong in it; empty: nothing. Fails never. */
    CompletableFuture<String> ended() {
        return ended;
    }

    /** Ends the services, and with them a program that is still running. */
    @Override
    public void close() {
        server.shutdownNow();
        channel.shutdownNow();
    }

    private final class End implements StreamObserver<RunResponse> {
        @Override
        public void onNext(RunResponse response) {
            ended.complete(response.getError());
        }

        @Override
        public void onError(Throwable failure) {
            String description = Status.fromThrowable(failure).getDescription();
            ended.complete(description == null ? String.valueOf(failure.getMessage()) : description);
        }

        @Override
        public void onCompleted() {
            ended.complete("");
        }
    }
}
