package dev.greenroom.sandbox.deletion;

import dev.greenroom.sandbox.Sandbox;
import dev.greenroom.sandbox.aws.AwsResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is there and was not before: in a sandbox's account, in its backend, in the folder of its runs. */
public final class Remains {
    private static final List<String> OURS = List.of(".pulumi/stacks", ".pulumi/locks", "greenroom");
    /** Which the CLI leaves of a removed stack as well. */
    private static final String OF_REMOVED_STACK = ".bak";

    private final Sandbox sandbox;
    private final Path folder;
    private final Set<AwsResource> before;

    /**
     * What is in the account now belongs there.
     *
     * @param folder of the sandbox
     */
    public Remains(Sandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
        this.before = Set.copyOf(sandbox.aws().inventory());
    }

    public List<String> now() {
        List<String> now = new ArrayList<>();
        made().forEach(resource -> now.add(resource.type() + " " + resource.id()));
        OURS.stream()
                .flatMap(part -> files(sandbox.state().resolve(part)))
                .map(Path::toString)
                .filter(file -> !file.endsWith(OF_REMOVED_STACK))
                .forEach(now::add);
        runFiles().map(Path::toString).forEach(now::add);
        return now;
    }

    /** What was made on AWS. */
    public List<AwsResource> made() {
        return sandbox.aws().inventory().stream()
                .filter(resource -> !before.contains(resource))
                .toList();
    }

    /** Files of runs under way. */
    public Stream<Path> runFiles() {
        return files(folder.resolve("runs"));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            return files(folder); // something went away meanwhile
        }
    }
}
