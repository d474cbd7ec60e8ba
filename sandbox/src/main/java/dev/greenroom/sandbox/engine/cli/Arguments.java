package dev.greenroom.sandbox.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line, taken apart.
 *
 * @param words what is not a flag: the command, then its arguments
 */
public record Arguments(List<String> words, Map<String, List<String>> flags) {
    private static final Set<String> SWITCHES = Set.of(
            "--yes",
            "--skip-preview",
            "--json",
            "--show-secrets",
            "--non-interactive",
            "--expect-no-changes",
            "--clear-pending-creates",
            "--skip-pending-creates",
            "--force",
            "--preserve-config",
            "--secret",
            "--plaintext",
            "--path",
            "--emoji",
            "--debug",
            "--logflow",
            "--logtostderr",
            "--select");
    private static final Set<String> VALUES = Set.of(
            "--stack",
            "--target",
            "--client",
            "--exec-kind",
            "--secrets-provider",
            "--page-size",
            "--page",
            "--file",
            "--message",
            "--color",
            "--verbose",
            "--event-log");
    /** Takes two values at a time: a URN and an id. */
    private static final String IMPORTS = "--import-pending-creates";

    /** Throws {@link CliException} at a flag that this engine does not have. */
    public static Arguments parse(List<String> line) throws CliException {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> flags = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String argument = line.get(i);
            int equals = argument.indexOf('=');
            String name = argument.startsWith("--") && equals > 0 ? argument.substring(0, equals) : argument;
            if (argument.equals("--")) {
                words.addAll(line.subList(i + 1, line.size()));
                break;
            } else if (!argument.startsWith("-")) {
                words.add(argument);
            } else if (SWITCHES.contains(name)) {
                flags.computeIfAbsent(name, flag -> new ArrayList<>());
            } else if (VALUES.contains(name) || name.equals(IMPORTS)) {
                boolean apart = name.equals(argument);
                if (apart && i + 1 == line.size()) {
                    throw new CliException("flag needs an argument: " + name);
                }
                flags.computeIfAbsent(name, flag -> new ArrayList<>())
                        .add(apart ? line.get(++i) : argument.substring(equals + 1));
            } else {
                throw new CliException("unknown flag: " + name + " (the embedded engine has not all flags of the CLI)");
            }
        }
        return new Arguments(words, flags);
    }

    boolean has(String flag) {
        return flags.containsKey(flag);
    }

    Optional<String> value(String flag) {
        List<String> values = flags.getOrDefault(flag, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    List<String> values(String flag) {
        return flags.getOrDefault(flag, List.of());
    }

    /** The word at the place; empty: there is none. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }
}
