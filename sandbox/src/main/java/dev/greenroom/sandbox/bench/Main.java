package dev.greenroom.sandbox.bench;

import dev.greenroom.operator.JavaUtilLogging;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Takes all measurements, one after the other, and writes {@code bench.json} and {@code bench.md} beside a table on standard
 * output. Exit code 1: something broke and is missing for that.
 */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    private static final List<Measurement> ALL = List.of(
            new StartUp(),
            new OperatorAlone(),
            new Overhead(),
            new RealCli(),
            new RunsInFlight(),
            new SmallRestart(),
            new Fleet());

    @Spec
    private CommandSpec spec;

    @Mixin
    private Scale scale;

    @Option(
            names = "--only",
            defaultValue = "",
            description = "Names of measurements, with commas; the others keep their last figures. Empty: all.")
    private String only;

    @Option(names = "--readme", defaultValue = "", description = "A text that takes the figures; empty: none.")
    private String readme;

    @Option(names = "--take", hidden = true, description = "One measurement, in this process.")
    private String take;

    private Main() {}

    public static void main(String[] arguments) {
        JavaUtilLogging.route();
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (take != null) {
            Measurement measurement = named(List.of(take)).get(0);
            Results.write(Fork.figures(scale.folder, measurement), measurement.take(scale));
            return 0;
        }
        scale.folder = scale.folder.toAbsolutePath();
        if (!readme.isEmpty()) {
            Readme.check(Path.of(readme));
        }
        return all(only.isEmpty() ? ALL : named(Arrays.asList(only.split(",", -1))));
    }

    private int all(List<Measurement> wanted) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Files.createDirectories(scale.folder);
        List<Figure> figures = new ArrayList<>();
        boolean whole = true;
        Results results = new Results(Machine.describe(scale), figures);
        results.machine().forEach((name, words) -> out.println(name + ": " + words));
        for (Measurement measurement : ALL) {
            try {
                figures.addAll(wanted.contains(measurement) ? taken(measurement, out) : lastFigures(measurement));
            } catch (Fork.FailedException e) {
                whole = false;
                figures.add(Figure.missing(measurement.name(), "", e.getMessage()));
            }
        }
        out.println();
        out.print(Table.text(figures));
        out.flush();
        publish(results, whole);
        return whole ? 0 : 1;
    }

    private List<Figure> taken(Measurement measurement, PrintWriter out)
            throws IOException, InterruptedException, Fork.FailedException {
        Stopwatch watch = Stopwatch.start();
        out.print(measurement.name() + " … ");
        out.flush();
        try {
            return new Fork(scale).take(measurement);
        } finally {
            out.println(Math.round(watch.seconds()) + " s");
        }
    }

    private void publish(Results results, boolean whole) throws IOException {
        Files.writeString(scale.folder.resolve("bench.json"), results.json());
        Files.writeString(scale.folder.resolve("bench.md"), results.markdown());
        if (whole && !readme.isEmpty()) {
            Readme.put(Path.of(readme), results.markdown());
        }
    }

    private List<Figure> lastFigures(Measurement measurement) throws IOException {
        Path last = Fork.figures(scale.folder, measurement);
        return Files.exists(last)
                ? Results.read(last)
                : List.of(Figure.missing(measurement.name(), "", "it was not asked for"));
    }

    private List<Measurement> named(List<String> names) {
        names.forEach(name -> {
            if (ALL.stream().noneMatch(measurement -> measurement.name().equals(name))) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        "no measurement is called " + name + "; there are "
                                + String.join(
                                        ", ",
                                        ALL.stream().map(Measurement::name).toList()));
            }
        });
        return ALL.stream()
                .filter(measurement -> names.contains(measurement.name()))
                .toList();
    }
}
