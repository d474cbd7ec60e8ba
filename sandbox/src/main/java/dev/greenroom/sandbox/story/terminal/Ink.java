package dev.greenroom.sandbox.story.terminal;

/**
 * Colours, of the sixteen that every terminal has.
 *
 * @param coloured false: none, as people who set NO_COLOR wish
 */
public record Ink(boolean coloured) {
    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";

    String line(Line.Kind kind, String text) {
        return switch (kind) {
            case STEP -> paint(BOLD, text);
            case COMMAND -> paint(CYAN, text);
            case FACT -> text;
            case GOOD -> paint(GREEN, text);
            case TROUBLE -> paint(RED, text);
            case QUOTE -> quiet(text);
        };
    }

    String title(String text) {
        return paint(BOLD, text);
    }

    String quiet(String text) {
        return paint(FAINT, text);
    }

    String row(Row.Tone tone, String text) {
        if (tone == null) {
            return quiet(text);
        }
        return switch (tone) {
            case GOOD -> paint(GREEN, text);
            case BUSY -> paint(YELLOW, text);
            case BAD -> paint(RED, text);
        };
    }

    private String paint(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
