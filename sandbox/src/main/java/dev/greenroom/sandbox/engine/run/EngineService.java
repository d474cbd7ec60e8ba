package dev.greenroom.sandbox.engine.run;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.SetRootResourceRequest;
import pulumirpc.EngineOuterClass.SetRootResourceResponse;

/** What a program calls beside resources ("Pulumi engine service"): its log, and which resource is the root. */
final class EngineService extends EngineGrpc.EngineImplBase {
    private final Deployment run;
    private final AtomicReference<String> root = new AtomicReference<>("");

    EngineService(Deployment run) {
        this.run = run;
    }

    @Override
    public void log(LogRequest request, StreamObserver<Empty> caller) {
        String severity = request.getSeverity().name().toLowerCase(Locale.ROOT);
        if (!severity.equals("debug")) {
            run.events().diagnostic(severity, request.getUrn(), request.getMessage());
        }
        caller.onNext(Empty.getDefaultInstance());
        caller.onCompleted();
    }

    @Override
    public void getRootResource(GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> caller) {
        caller.onNext(GetRootResourceResponse.newBuilder().setUrn(root.get()).build());
        caller.onCompleted();
    }

    @Override
    public void setRootResource(SetRootResourceRequest request, StreamObserver<SetRootResourceResponse> caller) {
        root.set(request.getUrn());
        caller.onNext(SetRootResourceResponse.getDefaultInstance());
        caller.onCompleted();
    }
}
