package dev.greenroom.sandbox.provider;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.net.SocketAddress;

/** Tells calls of one engine from those of another: each has a connection of its own. */
final class Connection implements ServerInterceptor {
    private static final Context.Key<SocketAddress> CALLER = Context.key("caller");

    /** The one that the present call came by. */
    static SocketAddress ofThisCall() {
        return CALLER.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        SocketAddress caller = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, headers, next);
    }
}
