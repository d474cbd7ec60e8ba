package dev.greenroom.operator.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import com.pulumi.automation.events.EngineEvent;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pulumirpc.EventsGrpc;
import pulumirpc.EventsOuterClass.EventRequest;

class EventStreamTest {
    private final BlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();

    @Test
    void eventsArriveAsTheCliPushesThem() throws Exception {
        try (EventStream stream = new EventStream(events::add)) {
            ManagedChannel channel = ManagedChannelBuilder.forTarget(
                            stream.address().replace("tcp://", ""))
                    .usePlaintext()
                    .build();
            var pushed = EventsGrpc.newStub(channel).streamEvents(new Ignored());

            pushed.onNext(EventRequest.newBuilder()
                    .setEvent(
                            "{\"sequence\":3,\"timestamp\":1,\"diagnosticEvent\":{\"message\":\"oh\",\"severity\":\"error\"}}")
                    .build());

            EngineEvent event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.diagnosticEvent().message()).isEqualTo("oh");
            channel.shutdownNow();
        }
    }

    private static final class Ignored implements StreamObserver<Empty> {
        @Override
        public void onNext(Empty value) {}

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onCompleted() {}
    }
}
