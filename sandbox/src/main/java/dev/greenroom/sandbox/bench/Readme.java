package dev.greenroom.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts figures into a text, between two marks. */
final class Readme {
    static final String BEGIN = "<!-- what follows is written by mvn -Pbench -Dreadme=README.md -->\n";
    static final String END = "<!-- up to here -->\n";

    private Readme() {}

    /** Throws {@link IOException} if the text has no place for figures. */
    static void check(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(BEGIN) || !text.substring(text.indexOf(BEGIN)).contains(END)) {
            throw new IOException(file + " has no place for figures: " + BEGIN.strip() + " … " + END.strip());
        }
    }

    static void put(Path file, String figures) throws IOException {
        check(file);
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(
                file, text.substring(0, begin) + "\n" + figures + "\n" + text.substring(text.indexOf(END, begin)));
    }
}
