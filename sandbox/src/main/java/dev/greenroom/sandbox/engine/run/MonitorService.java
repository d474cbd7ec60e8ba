package dev.greenroom.sandbox.engine.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import dev.greenroom.sandbox.engine.state.ResourceState;
import dev.greenroom.sandbox.provider.ComponentProvider.Component;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.property.Values;
import dev.greenroom.sandbox.provider.property.Wire;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc;

/** What a program calls ("Pulumi resource monitor"). A call takes its thread for as long as the cloud takes. */
final class MonitorService extends ResourceMonitorGrpc.ResourceMonitorImplBase {
    private static final Set<String> FEATURES =
            Set.of("secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith");

    private final Deployment run;
    private final Registrations registrations;
    private final Components components;
    private final Invokes invokes;

    MonitorService(Deployment run, Registrations registrations, Components components, Invokes invokes) {
        this.run = run;
        this.registrations = registrations;
        this.components = components;
        this.invokes = invokes;
    }

    @Override
    public void supportsFeature(SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> caller) {
        answer(caller, () -> SupportsFeatureResponse.newBuilder()
                .setHasSupport(FEATURES.contains(request.getId()))
                .build());
    }

    @Override
    public void registerResource(RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> caller) {
        answer(caller, () -> {
            Goal goal = Goals.of(request);
            return request.getRemote() ? constructed(goal) : registered(goal);
        });
    }

    private RegisterResourceResponse registered(Goal goal) throws StepFailedException {
        ResourceState state = registrations.register(goal);
        return RegisterResourceResponse.newBuilder()
                .setUrn(state.urn())
                .setId(state.id())
                .setObject(Wire.struct(state.custom() ? state.outputs() : Values.object()))
                .build();
    }

    private RegisterResourceResponse constructed(Goal goal) throws StepFailedException {
        Component component = components.construct(goal);
        RegisterResourceResponse.Builder response = RegisterResourceResponse.newBuilder()
                .setUrn(component.urn())
                .setObject(Wire.struct(Values.withoutOutputs(Values.normal(component.outputs()))));
        component
                .outputs()
                .properties()
                .forEach(output -> response.putPropertyDependencies(
                        output.getKey(),
                        RegisterResourceResponse.PropertyDependencies.newBuilder()
                                .addAllUrns(Values.dependencies(output.getValue()))
                                .build()));
        return response.build();
    }

    @Override
    public void readResource(ReadResourceRequest request, StreamObserver<ReadResourceResponse> caller) {
        answer(caller, () -> {
            ResourceState state = registrations.read(Goals.of(request), request.getId());
            return ReadResourceResponse.newBuilder()
                    .setUrn(state.urn())
                    .setProperties(Wire.struct(state.outputs()))
                    .build();
        });
    }

    @Override
    public void registerResourceOutputs(RegisterResourceOutputsRequest request, StreamObserver<Empty> caller) {
        answer(caller, () -> {
            registrations.outputs(request.getUrn(), Wire.json(request.getOutputs()));
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void invoke(ResourceInvokeRequest request, StreamObserver<ResourceInvokeResponse> caller) {
        answer(caller, () -> {
            ObjectNode result = invokes.invoke(
                    request.getTok(), Wire.json(request.getArgs()), request.getProvider(), request.getVersion());
            return ResourceInvokeResponse.newBuilder()
                    .setReturn(Wire.struct(result))
                    .build();
        });
    }

    private <T> void answer(StreamObserver<T> caller, Call<T> call) {
        T answer;
        try {
            answer = call.run();
        } catch (StepFailedException e) {
            // why is reported already: to the program, the engine is gone
            refuse(caller, Status.UNAVAILABLE, "resource monitor shut down while waiting on step's done channel");
            return;
        } catch (ProviderException e) {
            refuse(caller, Status.UNKNOWN, e.getMessage());
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refuse(caller, Status.CANCELLED, "context canceled");
            return;
        } catch (RuntimeException e) {
            run.failed("", "the engine broke: " + e);
            refuse(caller, Status.INTERNAL, String.valueOf(e.getMessage()));
            return;
        }
        caller.onNext(answer);
        caller.onCompleted();
    }

    private static void refuse(StreamObserver<?> caller, Status status, String text) {
        caller.onError(status.withDescription(text).asRuntimeException());
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws StepFailedException, InterruptedException;
    }
}
