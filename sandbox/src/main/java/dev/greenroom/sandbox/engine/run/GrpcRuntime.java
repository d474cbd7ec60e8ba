package dev.greenroom.sandbox.engine.run;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that all runs share. A run has a server of its own, so that its port dies with it; servers are on the loopback. */
public final class GrpcRuntime implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 400 * 1024 * 1024;
    private static final int IDLE_SECONDS = 5;
    private static final int EVENT_LOOPS = 2;

    private final EventLoopGroup loops =
            new NioEventLoopGroup(EVENT_LOOPS, new DefaultThreadFactory("pulumi-engine-io", true));
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DefaultThreadFactory("pulumi-engine", true));

    /** Does beforehand what the first run would otherwise wait for. */
    public void warm(Runnable work) {
        threads.execute(work);
    }

    ExecutorService threads() {
        return threads;
    }

    Server serve(List<? extends BindableService> services) throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .channelType(NioServerSocketChannel.class)
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .executor(threads);
        services.forEach(builder::addService);
        return builder.build().start();
    }

    ManagedChannel dial(String address) {
        return NettyChannelBuilder.forTarget(address)
                .eventLoopGroup(loops)
                .channelType(NioSocketChannel.class)
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .executor(threads)
                .usePlaintext()
                .build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
