package dev.greenroom.sandbox.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** This process's class path in jars alone, as an archive of classes wants it: folders are packed. */
final class JarPath {
    private JarPath() {}

    static String pack(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry :
                Pattern.compile(Pattern.quote(File.pathSeparator)).split(System.getProperty("java.class.path"), -1)) {
            Path place = Path.of(entry);
            jars.add(
                    Files.isDirectory(place)
                            ? packed(place, folder.resolve("classes-" + jars.size() + ".jar"))
                                    .toString()
                            : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path packed(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
        return jar.toAbsolutePath();
    }
}
