package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.pulumi.RunEvents.Complaint;
import dev.greenroom.operator.stack.Failure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the engine's errors and the CLI's output mean, in one sentence that names the resource. */
final class FailureClassifier {
    private static final int MAX_WORDS = 400;
    /** AWS's own words in an error of its Go SDK, after the request's id. */
    private static final Pattern AWS_WORDS =
            Pattern.compile("(?:api error |RequestID: [\\w-]*, (?:HostID: \\S*, )?)(?<words>[A-Z][\\w.]+: .*)");

    /** The provider's own words when it refuses an input. */
    private static final Pattern CHECK_WORDS = Pattern.compile("resource '[^']*': (?<words>property .*)");

    /** What a component says whose run is cut short by the error of another resource. */
    private static final Pattern CUT_SHORT = Pattern.compile("the client connection is closing");

    private static final Pattern CLI_ERROR = Pattern.compile("(?m)^\\s*error: (.+)$");

    private final Titles titles;
    private final Scrubber scrubber;

    FailureClassifier(Titles titles, Scrubber scrubber) {
        this.titles = titles;
        this.scrubber = scrubber;
    }

    /**
     * @param complaints of the engine, in order
     * @param output what the CLI wrote
     */
    Failure classify(List<Complaint> complaints, String output) {
        List<Complaint> causes = complaints.stream()
                .filter(complaint -> !CUT_SHORT.matcher(complaint.message()).find())
                .toList();
        List<Complaint> ofResources = causes.stream()
                .filter(complaint ->
                        complaint.resource() != null && !complaint.resource().builtIn())
                .toList();
        // what the program and the stack say then follows from it
        return ofResources.isEmpty()
                ? ofStack(complaints, causes, output)
                : firstKnown(ofResources).orElseGet(() -> unknown(ofResources, output));
    }

    private Failure ofStack(List<Complaint> complaints, List<Complaint> causes, String output) {
        if (causes.isEmpty() && !complaints.isEmpty()) {
            return unknown(complaints, output);
        }
        return firstKnown(causes).or(() -> known(null, output)).orElseGet(() -> unknown(causes, output));
    }

    private Optional<Failure> firstKnown(List<Complaint> complaints) {
        return complaints.stream()
                .flatMap(complaint -> known(complaint.resource(), complaint.message()).stream())
                .findFirst();
    }

    private Optional<Failure> known(Urn resource, String text) {
        for (FailureRule rule : FailureRule.ALL) {
            Matcher matcher = rule.pattern().matcher(text);
            if (matcher.find()) {
                String subject = resource == null || resource.builtIn() ? "the stack" : "the " + titles.of(resource);
                return Optional.of(failure(rule, rule.sentence(subject, matcher, words(text, matcher.start()))));
            }
        }
        return Optional.empty();
    }

    private Failure unknown(List<Complaint> complaints, String output) {
        FailureRule rule = FailureRule.UNKNOWN;
        return complaints.stream()
                .filter(complaint ->
                        complaint.resource() != null && !complaint.resource().builtIn())
                .findFirst()
                .map(complaint ->
                        failure(rule, "the " + titles.of(complaint.resource()) + ": " + words(complaint.message(), 0)))
                .orElseGet(() -> failure(rule, "the run failed: " + words(output, 0)));
    }

    private Failure failure(FailureRule rule, String sentence) {
        return new Failure(rule.retry(), rule.reason(), capital(scrubber.scrub(sentence)));
    }

    /** The words of AWS if there are any, else those of the CLI's error, else the line where the match is. */
    private static String words(String text, int at) {
        Matcher aws = AWS_WORDS.matcher(text);
        Matcher check = CHECK_WORDS.matcher(text);
        Matcher cli = CLI_ERROR.matcher(text);
        String words;
        if (aws.find()) {
            words = aws.group("words");
        } else if (check.find()) {
            words = check.group("words");
        } else if (cli.find()) {
            words = cli.group(1);
        } else {
            int start = text.lastIndexOf('\n', at) + 1;
            words = text.substring(start)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("");
        }
        String oneLine = words.strip().replaceAll("\\s+", " ");
        return oneLine.length() <= MAX_WORDS ? oneLine : oneLine.substring(0, MAX_WORDS) + "…";
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
