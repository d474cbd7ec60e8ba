package dev.greenroom.operator.pulumi;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.Version;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The installed {@code pulumi} CLI, and {@code setsid}, which gives it a session of its own. */
public final class PulumiExecutable {
    /** The first that hands over events by gRPC; stopping on SIGTERM came earlier, with 3.136. */
    private static final Version MINIMUM = Version.of(3, 205);

    private static final Pattern VERSION = Pattern.compile("(?m)^v?(\\d+\\.\\d+\\.\\d+)");

    private final Path pulumi;
    private final Path setsid;
    private Version version;

    private PulumiExecutable(Path pulumi, Path setsid) {
        this.pulumi = pulumi;
        this.setsid = setsid;
    }

    /**
     * Looks on the PATH of this environment; starts nothing.
     *
     * @throws AutomationException with one sentence that says what is missing and what to do
     */
    public static PulumiExecutable find(Map<String, String> environment) throws AutomationException {
        String path = environment.getOrDefault("PATH", "");
        Path pulumi = on(path, "pulumi")
                .orElseThrow(() -> new AutomationException(
                        "the pulumi CLI is not on the PATH; install version " + MINIMUM + " or later"));
        Path setsid = on(path, "setsid")
                .orElseThrow(
                        () -> new AutomationException(
                                "setsid is not on the PATH; it is part of util-linux, and runs need it to be stopped in order"));
        return new PulumiExecutable(pulumi, setsid);
    }

    /** Checks the version, by one short process the first time. */
    synchronized Version version() throws AutomationException {
        if (version == null) {
            Version installed = ask();
            if (MINIMUM.isHigherThan(installed)) {
                throw new AutomationException("the pulumi CLI at " + pulumi + " is " + installed + "; version "
                        + MINIMUM + " or later is needed");
            }
            version = installed;
        }
        return version;
    }

    List<String> command() {
        return List.of(setsid.toString(), pulumi.toString());
    }

    private Version ask() throws AutomationException {
        ProcessBuilder builder = new ProcessBuilder(pulumi.toString(), "version").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("USER", "greenroom", "HOME", "/", "PULUMI_SKIP_UPDATE_CHECK", "true"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            process.waitFor();
            Matcher found = VERSION.matcher(said);
            if (!found.find()) {
                throw new AutomationException("`" + pulumi + " version` says no version but: " + said);
            }
            return Version.parse(found.group(1));
        } catch (IOException e) {
            throw new AutomationException("the pulumi CLI at " + pulumi + " does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AutomationException(e);
        }
    }

    private static Optional<Path> on(String path, String name) {
        return List.of(path.split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
