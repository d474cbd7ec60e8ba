package dev.greenroom.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sandbox.time.ScaledTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stock kubectl from the PATH, without flags, finds an API server in the sandbox's Kubernetes API. What it finds in a whole
 * sandbox, {@code ReadmeWalkThroughIT} sees.
 */
class KubectlIT {
    private static final int SPEED = 60;
    private static final Path SCRIPT = Path.of("src/test/resources/kubectl/walk-through.sh");
    private static final Path EXAMPLES = Path.of("../examples");

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void walksThrough(@TempDir Path folder) throws IOException, InterruptedException {
        Path kubeconfig = folder.resolve("kubeconfig");
        try (KubernetesApi api = new KubernetesApi(new ScaledTime(Clock.systemUTC(), SPEED), Clock.systemUTC(), 0);
                StandInOperator operator = new StandInOperator(api)) {
            assertThat(operator).isNotNull();
            api.writeKubeconfig(kubeconfig);
            ProcessBuilder builder =
                    new ProcessBuilder("bash", SCRIPT.toString(), EXAMPLES.toString(), folder.toString());
            builder.environment().put("KUBECONFIG", kubeconfig.toString());
            builder.environment().put("HOME", folder.toString());
            Process script = builder.inheritIO().start();
            assertThat(script.waitFor()).as("exit status of the walk-through").isZero();
        }
    }
}
