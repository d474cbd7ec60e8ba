package dev.greenroom.operator.real.chaos;

import dev.greenroom.operator.real.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The process that serves the test cluster's API on this machine, told by the port on its command line. */
record ApiServer(long pid, List<String> command, Path folder) {

    /** Empty: the cluster's API server is none of this machine's processes. */
    static Optional<ApiServer> find() {
        String port =
                "--secure-port=" + URI.create(Wires.server(Surroundings.real())).getPort();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(ApiServer::of)
                    .flatMap(Optional::stream)
                    .filter(server -> server.command().get(0).endsWith("kube-apiserver"))
                    .filter(server -> server.command().contains(port))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ApiServer> of(Path process) {
        try {
            String command = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return command.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ApiServer(
                            Long.parseLong(process.getFileName().toString()),
                            List.of(command.split("\0")),
                            process.resolve("cwd").toRealPath()));
        } catch (IOException e) {
            return Optional.empty(); // it ended meanwhile, or is somebody else's
        }
    }

    /** Stops it and starts the same again in its place; whoever keeps its id in a file beside its data finds the new one there. */
    void restart() {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroy();
        process.onExit().join();
        try {
            Process started = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("kube-apiserver.log").toFile()))
                    .start();
            Files.writeString(folder.resolve("kube-apiserver.pid"), started.pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
