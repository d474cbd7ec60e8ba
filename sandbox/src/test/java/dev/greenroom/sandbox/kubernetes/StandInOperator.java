package dev.greenroom.sandbox.kubernetes;

import dev.greenroom.api.PreviewEnvironment;
import dev.greenroom.api.PreviewEnvironmentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/** An operator that makes every preview Ready at once, on the same framework and with the same settings as Greenroom's. */
final class StandInOperator implements AutoCloseable {
    private final KubernetesClient client;
    private final Operator operator;

    StandInOperator(KubernetesApi api) {
        this.client = api.client();
        this.operator = new Operator(
                overrider -> overrider.withKubernetesClient(client).withUseSSAToPatchPrimaryResource(false));
        operator.register(new AllReady());
        operator.start();
    }

    @Override
    public void close() {
        operator.stop();
        client.close();
    }

    @ControllerConfiguration(name = "stand-in", finalizerName = "greenroom.dev/stand-in")
    private static final class AllReady implements Reconciler<PreviewEnvironment>, Cleaner<PreviewEnvironment> {
        @Override
        public UpdateControl<PreviewEnvironment> reconcile(
                PreviewEnvironment preview, Context<PreviewEnvironment> context) {
            preview.setStatus(Serialization.unmarshal(
                    """
                    phase: Ready
                    image: "%s"
                    observedGeneration: %d
                    conditions:
                    - {type: Ready, status: "True", reason: Ready, message: "", lastTransitionTime: "2030-01-01T00:00:00Z"}
                    """.formatted(
                            preview.getSpec().image(), preview.getMetadata().getGeneration()),
                    PreviewEnvironmentStatus.class));
            return UpdateControl.patchStatus(preview);
        }

        @Override
        public DeleteControl cleanup(PreviewEnvironment preview, Context<PreviewEnvironment> context) {
            return DeleteControl.defaultDelete();
        }
    }
}
