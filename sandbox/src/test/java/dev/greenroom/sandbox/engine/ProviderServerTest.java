package dev.greenroom.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.greenroom.sandbox.provider.ProviderServer;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.ResourceProviderGrpc;

/** Two engines at one provider. */
class ProviderServerTest {
    private final ScriptedProvider cloud = new ScriptedProvider();
    private ProviderServer server;
    private ManagedChannel one;
    private ManagedChannel other;

    @BeforeEach
    void attach() throws Exception {
        server = new ProviderServer(cloud);
        one = engine();
        other = engine();
        ResourceProviderGrpc.newBlockingStub(one).configure(ConfigureRequest.getDefaultInstance());
    }

    private ManagedChannel engine() {
        return ManagedChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void close() {
        one.shutdownNow();
        other.shutdownNow();
        server.close();
    }

    @Test
    void anEngineCancelsItsOwnCallsOnly() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch atOne = cloud.hold("create a", gate);
        CountDownLatch atOther = cloud.hold("create b", gate);
        ListenableFuture<CreateResponse> ofOne = create(one, "a");
        ListenableFuture<CreateResponse> ofOther = create(other, "b");
        assertThat(atOne.await(10, TimeUnit.SECONDS) && atOther.await(10, TimeUnit.SECONDS))
                .isTrue();

        ResourceProviderGrpc.newBlockingStub(one).cancel(Empty.getDefaultInstance());

        assertThat(ofOne)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("context canceled");
        gate.countDown();
        assertThat(ofOther).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private static ListenableFuture<CreateResponse> create(ManagedChannel engine, String name) {
        Struct inputs = Struct.newBuilder()
                .putFields("name", Value.newBuilder().setStringValue(name).build())
                .build();
        return ResourceProviderGrpc.newFutureStub(engine)
                .create(CreateRequest.newBuilder()
                        .setUrn("urn:pulumi:dev::greenroom::test:index:Thing::" + name)
                        .setProperties(inputs)
                        .build());
    }
}
