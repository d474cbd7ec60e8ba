package dev.greenroom.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.TreeSet;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A file that a user names cannot be read; the message is one sentence that says which, where and why. */
final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String what, String why) {
        super(what + " cannot be read: " + why);
    }

    UnreadableFileException(String what, IOException cause) {
        super(what + " cannot be read: " + why(cause), cause);
    }

    UnreadableFileException(String what, YAMLException cause) {
        super(what + " cannot be read: " + why(cause), cause);
    }

    private static String why(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "\"" + unknown.getPropertyName() + "\" is none of the fields there: "
                    + new TreeSet<>(unknown.getKnownPropertyIds());
        }
        return cause instanceof JsonProcessingException json ? oneLine(json.getOriginalMessage()) : cause.getMessage();
    }

    private static String why(YAMLException cause) {
        if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            return oneLine(marked.getProblem()) + " at line " + (mark.getLine() + 1) + ", column "
                    + (mark.getColumn() + 1);
        }
        return oneLine(cause.getMessage());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
