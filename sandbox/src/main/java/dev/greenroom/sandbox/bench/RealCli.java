package dev.greenroom.sandbox.bench;

import dev.greenroom.operator.pulumi.RunCommands;
import dev.greenroom.sandbox.provider.ProviderServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs of thirteen queues through the installed CLI, which is attached to a provider in this process. */
final class RealCli implements Measurement {
    private static final String ONE = "one run, real CLI";

    @Override
    public String name() {
        return "real-cli";
    }

    @Override
    public List<Figure> take(Scale scale) throws Exception {
        Optional<Path> pulumi = CountedCli.installed();
        if (pulumi.isEmpty() || !Proc.present()) {
            String why = pulumi.isEmpty() ? "no pulumi CLI is on the PATH" : Proc.ABSENT;
            return List.of(
                    Figure.missing(ONE + ", beyond the cloud's path", "s", why),
                    Figure.missing("CLI processes per run", "processes", why),
                    Figure.missing(scale.runs + " runs at once, real CLI", "s", why));
        }
        Path folder = scale.folder.resolve(name());
        QueueCloud cloud = new QueueCloud();
        try (ProviderServer server = new ProviderServer(cloud)) {
            CountedCli cli = CountedCli.around(pulumi.get(), folder, server.port());
            QueueRuns runs = new QueueRuns(folder, cli.environment(), RunCommands::cli);
            runs.up("first"); // asks for the CLI's version, and warms this process up
            List<Figure> figures = new ArrayList<>(oneByOne(scale, cloud, cli, runs));
            figures.addAll(again(cli, runs));
            figures.addAll(atOnce(scale, cli, runs));
            return figures;
        }
    }

    private static List<Figure> oneByOne(Scale scale, QueueCloud cloud, CountedCli cli, QueueRuns runs)
            throws IOException {
        List<Double> beyond = new ArrayList<>();
        List<Double> paths = new ArrayList<>();
        int before = cli.count();
        double cpu = cpuSeconds();
        try (TreeWatch tree = new TreeWatch()) {
            for (int i = 1; i <= scale.repeats; i++) {
                double path = Stopwatch.seconds(cloud.path());
                Stopwatch watch = Stopwatch.start();
                runs.up("single-" + i);
                paths.add(Stopwatch.seconds(cloud.path()) - path);
                beyond.add(watch.seconds() - paths.get(paths.size() - 1));
            }
            return List.of(
                    Figure.of(ONE + ", beyond the cloud's path", Stopwatch.median(beyond), "s")
                            .aim("≤ 3 s")
                            .neighbour("5.7 s")
                            .note("median of " + scale.repeats),
                    Figure.of(ONE + ", the cloud's path", Stopwatch.median(paths), "s")
                            .note(QueueRuns.QUEUES + " creates of 2 s, as many at once as the CLI makes by itself"),
                    Figure.of("CLI processes per run", (double) (cli.count() - before) / scale.repeats, "processes")
                            .aim("≤ 3")
                            .neighbour("11")
                            .note("of a stack that is new, which has to be made first"),
                    Figure.of("CPU per run, real CLI", (cpuSeconds() - cpu) / scale.repeats, "s")
                            .note("this process and all it started"),
                    Figure.of("peak resident memory of one run's CLI", tree.peakBelowMb(), "MB"));
        }
    }

    /** A run of a stack that is as the plan says, which costs what is asked around it. */
    private static List<Figure> again(CountedCli cli, QueueRuns runs) throws IOException {
        int before = cli.count();
        Stopwatch watch = Stopwatch.start();
        runs.up("single-1");
        return List.of(
                Figure.of("the same stack again, nothing to change, real CLI", watch.seconds(), "s")
                        .note("the operator starts no such run by itself: an unchanged digest needs none"),
                Figure.of("CLI processes of it", cli.count() - before, "processes")
                        .aim("≤ 3"));
    }

    private static List<Figure> atOnce(Scale scale, CountedCli cli, QueueRuns runs) throws Exception {
        String name = scale.runs + " runs at once, real CLI";
        int before = cli.count();
        double cpu = cpuSeconds();
        try (TreeWatch tree = new TreeWatch()) {
            Stopwatch watch = Stopwatch.start();
            runs.upAtOnce("crowd", scale.runs).get();
            double wall = watch.seconds();
            String same = scale.runs == 16 ? "" : "of 16 runs: ";
            return List.of(
                    Figure.of(name, wall, "s").aim("less than it").neighbour(same + "34–39 s"),
                    Figure.of(name + ": CPU", cpuSeconds() - cpu, "s")
                            .aim("less than it")
                            .neighbour(same + "56–69 s")
                            .note("this process and all it started"),
                    Figure.of(name + ": peak resident memory of the tree", tree.peakMb(), "MB")
                            .aim("less than it")
                            .neighbour(same + "1600–2500 MB")
                            .note("pages that processes share count in each"),
                    Figure.of("resident memory per run in flight, real CLI", tree.peakBelowMb() / scale.runs, "MB")
                            .note("of the CLI's processes; provider plugins come on top"),
                    Figure.of(name + ": CLI processes", cli.count() - before, "processes"));
        }
    }

    private static double cpuSeconds() throws IOException {
        return Proc.ownCpuSeconds() + Proc.cpuSecondsOfEndedChildren();
    }
}
