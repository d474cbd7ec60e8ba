package dev.greenroom.sandbox.provider;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a provider to the {@code pulumi} CLI, which attaches to it when the environment says
 * {@code PULUMI_DEBUG_PROVIDERS=aws:<port>}. Bound to the loopback. All provider resources share one configuration, that of the
 * last: the protocol does not tell them apart once they are configured.
 */
public final class ProviderServer implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "pulumi-provider");
        thread.setDaemon(true);
        return thread;
    });
    private final Server server;

    /** Serves at once, on a free port. */
    public ProviderServer(ResourceProvider provider) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .executor(threads)
                .intercept(new Connection())
                .addService(new ProviderService(provider))
                .build()
                .start();
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        threads.shutdownNow();
    }
}
