package dev.greenroom.sandbox.provider;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.greenroom.sandbox.provider.property.Wire;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import pulumirpc.Provider.ErrorResourceInitFailed;

/** Calls of engines: each is answered on its own thread, and all of one engine can be interrupted. */
final class Calls {
    private final Map<Thread, SocketAddress> underWay = new HashMap<>();

    /** What a call has to do. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws InterruptedException;
    }

    <T> void answer(StreamObserver<T> caller, Call<T> call) {
        T answer;
        begin();
        try {
            answer = call.run();
        } catch (PartlyMadeException e) {
            caller.onError(StatusProto.toStatusRuntimeException(partly(e)));
            return;
        } catch (InterruptedException e) {
            caller.onError(failure("context canceled"));
            return;
        } catch (RuntimeException e) {
            caller.onError(failure(e.getMessage() == null ? e.toString() : e.getMessage()));
            return;
        } finally {
            end();
        }
        caller.onNext(answer);
        caller.onCompleted();
    }

    /** Interrupts those of the engine that asks for it, as each does at its end, when others may still be at work. */
    synchronized void interrupt() {
        SocketAddress asking = Connection.ofThisCall();
        underWay.forEach((thread, caller) -> {
            if (caller.equals(asking)) {
                thread.interrupt();
            }
        });
    }

    private synchronized void begin() {
        underWay.put(Thread.currentThread(), Connection.ofThisCall());
    }

    private synchronized void end() {
        underWay.remove(Thread.currentThread());
        Thread.interrupted(); // the thread goes back to its pool
    }

    private static RuntimeException failure(String message) {
        return io.grpc.Status.UNKNOWN.withDescription(message).asRuntimeException();
    }

    private static Status partly(PartlyMadeException failure) {
        ErrorResourceInitFailed made = ErrorResourceInitFailed.newBuilder()
                .setId(failure.made().id())
                .setProperties(Wire.struct(failure.made().outputs()))
                .setInputs(Wire.struct(failure.made().inputs()))
                .addReasons(failure.getMessage())
                .build();
        return Status.newBuilder()
                .setCode(Code.UNKNOWN_VALUE)
                .setMessage(failure.getMessage())
                .addDetails(Any.pack(made, ""))
                .build();
    }
}
