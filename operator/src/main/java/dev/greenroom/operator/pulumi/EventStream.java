package dev.greenroom.operator.pulumi;

import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.internal.EventsServer;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** Takes the events of one CLI process, which pushes them by gRPC; bound to the loopback interface. */
final class EventStream implements AutoCloseable {
    /** As the SDK's own: an event holds all properties of a resource. */
    private static final int MAX_EVENT_BYTES = 400 * 1024 * 1024;

    private final Server server;

    EventStream(Consumer<EngineEvent> listener) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(MAX_EVENT_BYTES)
                .addService(new EventsServer(listener))
                .build()
                .start();
    }

    /** Value of the CLI's option {@code --event-log}. */
    String address() {
        return "tcp://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
