package dev.greenroom.sandbox.bench;

import dev.greenroom.sandbox.Sandbox;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A fleet of previews that are all Ready. The operator brought them up itself, by runs, on a fast clock and an account that takes
 * no time; from then on the clock goes as the wall's, in a process whose code is warm.
 */
final class ReadyFleet implements AutoCloseable {
    /** Faster, and looks at those that are Ready would take the processor from runs. */
    static final double MAKING = 20;

    private static final double FAST = 60;

    private static final int CONCURRENT_RUNS = 48;
    private static final long LOOK_MS = 20;
    private static final long CALM_S = 5;

    private final int size;
    private final GearedTime time = Furnished.time(MAKING);
    private final Sandbox sandbox;

    ReadyFleet(Scale scale, String name, int size) throws IOException, InterruptedException {
        this.size = size;
        this.sandbox = Furnished.sandbox(scale, name, time, CONCURRENT_RUNS);
        sandbox.start();
        try (KubernetesClient client = sandbox.api().client()) {
            Previews previews = new Previews(client, scale.examples());
            for (int number = 1; number <= size; number++) {
                previews.create(number);
            }
        }
        await(meters -> meters.ready() == size);
        time.shift(1);
    }

    /** Ends the operator and starts another one; its first passes are timed. */
    List<Figure> restart() throws IOException, InterruptedException {
        sandbox.stop();
        double cpu = Proc.ownCpuSeconds();
        Stopwatch watch = Stopwatch.start();
        sandbox.start();
        await(meters -> meters.seen() == size);
        double seconds = watch.seconds();
        TimeUnit.SECONDS.sleep(CALM_S);
        Meters calm = meters();
        String name = "restart with " + size + " Ready";
        String same = size == 16 ? "" : "with 16: ";
        return List.of(
                Figure.of(name + ", until each was reconciled", seconds, "s")
                        .note("another operator in the same process; a new one's start-up comes on top"),
                Figure.of(name + ": runs started", calm.runs(), "runs").aim("0").neighbour(same + "all are run again"),
                Figure.of(name + ": previews that are still Ready", calm.ready(), "previews"),
                Figure.of(name + ": CPU", Proc.ownCpuSeconds() - cpu, "s")
                        .neighbour(same + "14 s")
                        .note("of the process, stand-ins included, until " + CALM_S + " s after the last"));
    }

    /** Watches what goes on while nothing happens. */
    List<Figure> idle(Scale scale) throws IOException, InterruptedException {
        double heap = Heap.liveMb();
        double resident = Proc.ownResidentMb();
        Window window = Window.watch(this, scale.windowLength().toSeconds());
        String name = "idle fleet of " + size;
        List<Figure> figures = new ArrayList<>(List.of(
                Figure.of(name + ": reconciles", window.reconciles() / window.seconds(), "per s")
                        .note("in " + Math.round(window.seconds()) + " s"),
                Figure.of(name + ": CPU", 100 * window.cpuSeconds() / window.seconds(), "% of a core")
                        .note("of the process, stand-ins included"),
                Figure.of(name + ": runs started", window.runs(), "runs").aim("0"),
                Figure.of(name + ": live heap", heap, "MB")
                        .note("the process holds the simulated account and the Kubernetes API server as well")));
        figures.add(
                Proc.present()
                        ? Figure.of(name + ": resident memory", resident, "MB").neighbour("50 MB, without a fleet")
                        : Figure.missing(name + ": resident memory", "MB", Proc.ABSENT));
        return figures;
    }

    /** The same on a fast clock, so that passes are many: what one costs in which nothing is to be done. */
    List<Figure> noOps(long seconds) throws IOException, InterruptedException {
        sandbox.stop();
        time.shift(FAST);
        sandbox.start();
        await(meters -> meters.seen() == size);
        TimeUnit.SECONDS.sleep(CALM_S);
        Window window = Window.watch(this, seconds);
        return List.of(
                Figure.of("no-op reconcile: CPU", 1000 * window.cpuSeconds() / Math.max(1, window.reconciles()), "ms")
                        .aim("< 1 ms")
                        .neighbour("1000–3000 ms")
                        .note("all CPU of the process, looks at the simulated AWS included, by " + window.reconciles()
                                + " passes in " + Math.round(window.seconds()) + " s of a clock x" + FAST),
                Figure.of("no-op reconcile: processes", window.processes(), "processes")
                        .aim("0")
                        .neighbour("4–10"),
                Figure.of("no-op reconcile: runs started", window.runs(), "runs")
                        .aim("0"));
    }

    Meters meters() throws IOException, InterruptedException {
        return Meters.scrape(sandbox.metrics());
    }

    private void await(Predicate<Meters> what) throws IOException, InterruptedException {
        while (!what.test(meters())) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** What a fleet did in a while. */
    private record Window(double seconds, double cpuSeconds, long reconciles, long runs, long processes) {
        static Window watch(ReadyFleet fleet, long seconds) throws IOException, InterruptedException {
            Meters before = fleet.meters();
            double cpu = Proc.ownCpuSeconds();
            Stopwatch watch = Stopwatch.start();
            TimeUnit.SECONDS.sleep(seconds);
            double wall = watch.seconds();
            double busy = Proc.ownCpuSeconds() - cpu;
            Meters after = fleet.meters();
            return new Window(
                    wall,
                    busy,
                    after.reconciles() - before.reconciles(),
                    after.runs() - before.runs(),
                    ProcessHandle.current().descendants().count());
        }
    }
}
