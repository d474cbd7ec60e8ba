package dev.greenroom.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sandbox.story.terminal.Ink;
import dev.greenroom.sandbox.story.terminal.Size;
import dev.greenroom.sandbox.story.terminal.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OptionsTest {

    @Test
    void emptyTextsStandForNone() {
        assertThat(Options.parse("60", "", "", "")).isEqualTo(new Options(60, Optional.empty(), 0, Optional.empty()));
    }

    @Test
    void textsAreRead() {
        assertThat(Options.parse("1.5", "", "40", "story.cast"))
                .isEqualTo(new Options(1.5, Optional.empty(), 40, Optional.of(Path.of("story.cast"))));
        assertThat(Options.parse("600", "quota", "", "").broken()).contains(Breakdown.QUOTA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed=0.5     | -Dspeed is \"0.5\"; it has to be a number from 1 to 600",
                "--speed=fast    | -Dspeed is \"fast\"; it has to be a number from 1 to 600",
                "--speed=        | -Dspeed is \"\"; it has to be a number from 1 to 600",
                "--previews=0    | -Dpreviews is \"0\"; it has to be a whole number from 1 to 200",
                "--previews=many | -Dpreviews is \"many\"; it has to be a whole number from 1 to 200",
                "--broken=heart  | -Dbroken is \"heart\"; it has to be one of throttle, quota, capacity, secret, vpc, migration",
                "--tempo=3       | Unknown option: '--tempo=3'",
            })
    void aWrongOptionIsToldInOneSentenceAndNothingIsPlayed(String argument, String sentence) {
        Answer answer = run(argument);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).isEqualTo(sentence + System.lineSeparator());
    }

    @Test
    void twoStoriesAtOnceAreRefused() {
        assertThat(run("--broken=quota", "--previews=3").err())
                .isEqualTo("-Dbroken and -Dpreviews are two stories: choose one of them" + System.lineSeparator());
    }

    private record Answer(int exitCode, String err) {}

    private static Answer run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(PrintStream.nullOutputStream()), false, new Ink(false), () -> new Size(24, 80));
        StringWriter err = new StringWriter();
        CommandLine command = StoryCommand.commandLine(
                options -> {
                    throw new AssertionError("a stage was opened");
                },
                terminal,
                Path.of(".."));
        command.setErr(new PrintWriter(err));
        return new Answer(command.execute(arguments), err.toString());
    }
}
