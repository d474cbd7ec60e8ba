package dev.greenroom.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts figures into a text, between two marks. */
final class Readme {
    static final String BEGIN = "<!-- what follows is written by mvn -Pbench -Dreadme=README.md -->\n";
    static final String END = "<!-- up to here -->\n";

    private Readme() {}

    static void put(Path file, String figures) throws IOException {
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, begin);
        if (begin < 0 || end < 0) {
            throw new IOException(file + " has no place for figures: " + BEGIN.strip() + " … " + END.strip());
        }
        Files.writeString(
                file, text.substring(0, begin + BEGIN.length()) + "\n" + figures + "\n" + text.substring(end));
    }
}
