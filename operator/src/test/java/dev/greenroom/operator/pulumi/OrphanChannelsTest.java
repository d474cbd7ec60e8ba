package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class OrphanChannelsTest {
    @Test
    void aChannelIsClosedWhenNobodyListensAtItsPortAnyMore() throws IOException {
        try (ServerSocket alive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ManagedChannel used = channelTo(alive.getLocalPort());
            ManagedChannel orphan = channelTo(portOfNobody());

            OrphanChannels.close();

            assertThat(orphan.isShutdown()).isTrue();
            assertThat(used.isShutdown()).isFalse();
            used.shutdownNow();
        }
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return gone.getLocalPort();
        }
    }

    private static ManagedChannel channelTo(int port) {
        return ManagedChannelBuilder.forTarget("127.0.0.1:" + port)
                .usePlaintext()
                .build();
    }
}
