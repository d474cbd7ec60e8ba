package dev.greenroom.sandbox.story;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is played, and how fast.
 *
 * @param speed seconds of the sandbox's time in one of the wall's
 * @param broken empty: nothing is, until a bad image comes
 * @param previews size of the fleet; 0: the story of one pull request
 * @param record file for a recording
 */
public record Options(double speed, Optional<Breakdown> broken, int previews, Optional<Path> record) {
    static final int MAX_SPEED = 600;
    static final int MAX_PREVIEWS = 200;

    /** An option is wrong; the message is one sentence. */
    static final class WrongOptionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongOptionException(String message) {
            super(message);
        }
    }

    /** From texts, of which an empty one stands for none. */
    static Options parse(String speed, String broken, String previews, String record) {
        Options options = new Options(
                speed(speed),
                broken.isEmpty() ? Optional.empty() : Optional.of(breakdown(broken)),
                previews(previews),
                record.isEmpty() ? Optional.empty() : Optional.of(Path.of(record)));
        if (options.broken.isPresent() && options.previews > 0) {
            throw new WrongOptionException("-Dbroken and -Dpreviews are two stories: choose one of them");
        }
        return options;
    }

    private static double speed(String text) {
        try {
            double speed = Double.parseDouble(text);
            if (speed >= 1 && speed <= MAX_SPEED) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw wrong("speed", text, "a number from 1 to " + MAX_SPEED);
    }

    private static Breakdown breakdown(String text) {
        return Breakdown.of(text).orElseThrow(() -> wrong("broken", text, "one of " + Breakdown.options()));
    }

    private static int previews(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            int previews = Integer.parseInt(text);
            if (previews >= 1 && previews <= MAX_PREVIEWS) {
                return previews;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw wrong("previews", text, "a whole number from 1 to " + MAX_PREVIEWS);
    }

    private static WrongOptionException wrong(String option, String text, String allowed) {
        return new WrongOptionException("-D" + option + " is \"" + text + "\"; it has to be " + allowed);
    }
}
