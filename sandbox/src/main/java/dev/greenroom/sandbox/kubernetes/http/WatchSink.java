package dev.greenroom.sandbox.kubernetes.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/** Where the events of a watch go. */
interface WatchSink {

    /** Whether the client has not yet taken what was sent. */
    boolean isFull();

    void send(byte[] event);

    void end();

    void onDrained(Runnable listener);

    void onClosed(Runnable listener);

    /** A line of a chunked response for each event. */
    record Chunks(HttpServerResponse response) implements WatchSink {
        @Override
        public boolean isFull() {
            return response.writeQueueFull();
        }

        @Override
        public void send(byte[] event) {
            response.write(Buffer.buffer(event.length + 1).appendBytes(event).appendByte((byte) '\n'));
        }

        @Override
        public void end() {
            response.end();
        }

        @Override
        public void onDrained(Runnable listener) {
            response.drainHandler(drained -> listener.run());
        }

        @Override
        public void onClosed(Runnable listener) {
            response.closeHandler(closed -> listener.run());
            response.exceptionHandler(failed -> listener.run());
        }
    }

    /** A text message for each event. */
    record Messages(ServerWebSocket socket) implements WatchSink {
        @Override
        public boolean isFull() {
            return socket.writeQueueFull();
        }

        @Override
        public void send(byte[] event) {
            socket.writeTextMessage(Buffer.buffer(event).toString());
        }

        @Override
        public void end() {
            socket.close();
        }

        @Override
        public void onDrained(Runnable listener) {
            socket.drainHandler(drained -> listener.run());
        }

        @Override
        public void onClosed(Runnable listener) {
            socket.closeHandler(closed -> listener.run());
            socket.exceptionHandler(failed -> listener.run());
        }
    }
}
