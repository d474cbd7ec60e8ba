package dev.greenroom.sandbox.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.greenroom.sandbox.provider.ResourceProvider.Checked;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Diff;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.property.Values;
import dev.greenroom.sandbox.provider.property.Wire;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc;

/** A provider behind Pulumi's protocol ("Pulumi resource provider protocol"). */
final class ProviderService extends ResourceProviderGrpc.ResourceProviderImplBase {
    /** Settings that are the engine's own. */
    private static final List<String> INTERNAL = List.of("version", "__internal", "pluginDownloadURL");

    private final ResourceProvider provider;
    private final Calls calls = new Calls();
    private volatile Configured configured;

    ProviderService(ResourceProvider provider) {
        this.provider = provider;
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> caller) {
        calls.answer(caller, Empty::getDefaultInstance);
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> caller) {
        calls.answer(caller, PluginInfo::getDefaultInstance);
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> caller) {
        calls.answer(
                caller,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> caller) {
        boolean same = request.getNews().equals(request.getOldInputs());
        calls.answer(caller, () -> DiffResponse.newBuilder()
                .setChanges(same ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME)
                .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> caller) {
        calls.answer(caller, () -> {
            configured = provider.configure(plain(request.getArgs()).without(INTERNAL));
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> caller) {
        calls.answer(caller, () -> InvokeResponse.newBuilder()
                .setReturn(Wire.struct(configured.invoke(request.getTok(), plain(request.getArgs()))))
                .build());
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> caller) {
        calls.answer(caller, () -> {
            ObjectNode inputs = Wire.json(request.getNews());
            if (Values.hasUnknown(inputs)) {
                return CheckResponse.newBuilder().setInputs(request.getNews()).build();
            }
            ObjectNode old =
                    request.hasOlds() && request.getOlds().getFieldsCount() > 0 ? plain(request.getOlds()) : null;
            Checked checked = configured.check(type(request.getUrn()), old, Values.plain(inputs));
            CheckResponse.Builder response =
                    CheckResponse.newBuilder().setInputs(Wire.struct(Values.secretAs(checked.inputs(), inputs)));
            checked.problems()
                    .forEach(problem -> response.addFailures(CheckFailure.newBuilder()
                            .setProperty(problem.property() == null ? "" : problem.property())
                            .setReason(problem.reason())));
            return response.build();
        });
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> caller) {
        calls.answer(caller, () -> {
            Existing old = new Existing(request.getId(), plain(request.getOldInputs()), plain(request.getOlds()));
            Diff diff = configured.diff(type(request.getUrn()), old, plain(request.getNews()));
            return DiffResponse.newBuilder()
                    .setChanges(diff.changed().isEmpty() ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME)
                    .addAllDiffs(diff.changed())
                    .addAllReplaces(diff.replacing())
                    .setDeleteBeforeReplace(diff.deleteFirst())
                    .build();
        });
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> caller) {
        if (request.getPreview()) {
            calls.answer(caller, () -> CreateResponse.newBuilder()
                    .setProperties(request.getProperties())
                    .build());
            return;
        }
        calls.answer(caller, () -> {
            String type = type(request.getUrn());
            ObjectNode inputs = Wire.json(request.getProperties());
            Existing made = marked(type, inputs, () -> configured.create(type, Values.plain(inputs)));
            return CreateResponse.newBuilder()
                    .setId(made.id())
                    .setProperties(Wire.struct(made.outputs()))
                    .build();
        });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> caller) {
        calls.answer(caller, () -> {
            String type = type(request.getUrn());
            ObjectNode inputs = Wire.json(request.getInputs());
            Optional<Existing> found = configured.read(type, request.getId(), Values.plain(inputs));
            if (found.isEmpty()) {
                return ReadResponse.getDefaultInstance();
            }
            return ReadResponse.newBuilder()
                    .setId(found.get().id())
                    .setInputs(Wire.struct(Values.secretAs(found.get().inputs(), inputs)))
                    .setProperties(Wire.struct(marked(type, inputs, found::get).outputs()))
                    .build();
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> caller) {
        if (request.getPreview()) {
            calls.answer(caller, () -> UpdateResponse.newBuilder()
                    .setProperties(request.getOlds().toBuilder()
                            .putAllFields(request.getNews().getFieldsMap()))
                    .build());
            return;
        }
        calls.answer(caller, () -> {
            String type = type(request.getUrn());
            ObjectNode inputs = Wire.json(request.getNews());
            Existing old = new Existing(request.getId(), plain(request.getOldInputs()), plain(request.getOlds()));
            Existing made = marked(type, inputs, () -> configured.update(type, old, Values.plain(inputs)));
            return UpdateResponse.newBuilder()
                    .setProperties(Wire.struct(made.outputs()))
                    .build();
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> caller) {
        calls.answer(caller, () -> {
            Existing old = new Existing(request.getId(), plain(request.getOldInputs()), plain(request.getProperties()));
            configured.delete(type(request.getUrn()), old);
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> caller) {
        calls.interrupt();
        caller.onNext(Empty.getDefaultInstance());
        caller.onCompleted();
    }

    /** What the provider made, with the outputs secret that have to be; of what was made in part, too. */
    private Existing marked(String type, ObjectNode inputs, Calls.Call<Existing> call) throws InterruptedException {
        try {
            return marked(type, inputs, call.run());
        } catch (PartlyMadeException e) {
            throw new PartlyMadeException(e.getMessage(), marked(type, inputs, e.made()));
        }
    }

    private Existing marked(String type, ObjectNode inputs, Existing made) {
        ObjectNode outputs = Values.secretAt(Values.secretAs(made.outputs(), inputs), configured.secretOutputs(type));
        return new Existing(made.id(), made.inputs(), outputs);
    }

    private static ObjectNode plain(Struct struct) {
        return Values.plain(Wire.json(struct));
    }

    private static String type(String urn) {
        String qualified = urn.split("::", 4)[2];
        return qualified.substring(qualified.lastIndexOf('$') + 1);
    }
}
