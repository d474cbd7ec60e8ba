package dev.greenroom.operator.pulumi;

import io.grpc.InternalChannelz;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Closes the gRPC channels that the SDK (1.36) opens to the CLI, two a run, and never closes: gRPC's registry of channels holds
 * them for ever. Whose CLI is gone is told by its port, which nobody listens on any more.
 */
final class OrphanChannels {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int PATIENCE_MILLIS = 1000;

    private OrphanChannels() {}

    static void close() {
        InternalChannelz.instance().getRootChannels(0, ALL).channels.stream()
                .filter(ManagedChannel.class::isInstance)
                .map(ManagedChannel.class::cast)
                .filter(channel -> !answers(channel.authority()))
                .forEach(ManagedChannel::shutdownNow);
    }

    private static boolean answers(String authority) {
        int colon = authority.lastIndexOf(':');
        if (!authority.startsWith("127.0.0.1:")) {
            return true;
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(authority.substring(colon + 1))),
                    PATIENCE_MILLIS);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
