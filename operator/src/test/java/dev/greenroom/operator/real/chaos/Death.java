package dev.greenroom.operator.real.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who is killed, by SIGKILL. */
enum Death {
    /** All that a container holds: the operator, the CLI, its plugins. */
    CONTAINER("operator and all under it") {
        @Override
        List<ProcessHandle> victims(ProcessHandle operator) {
            return Stream.concat(Stream.of(operator), operator.descendants()).toList();
        }
    },
    /** The operator alone: its CLI lives on without a parent. */
    OPERATOR("operator alone") {
        @Override
        List<ProcessHandle> victims(ProcessHandle operator) {
            return List.of(operator);
        }
    },
    /** The CLI alone, whose plugins lose their parent. */
    CLI("CLI alone") {
        @Override
        List<ProcessHandle> victims(ProcessHandle operator) {
            return operator.children().filter(Processes::isCli).toList();
        }
    },
    /** Operator and CLI, but no plugin. */
    BOTH("operator and CLI") {
        @Override
        List<ProcessHandle> victims(ProcessHandle operator) {
            return Stream.concat(Stream.of(operator), CLI.victims(operator).stream())
                    .toList();
        }
    };

    private final String label;

    Death(String label) {
        this.label = label;
    }

    abstract List<ProcessHandle> victims(ProcessHandle operator);

    boolean killsTheOperator() {
        return this != CLI;
    }

    /** Kills them; they stand still first, so that none starts another meanwhile. Returns how many there were. */
    int strike(ProcessHandle operator) {
        List<ProcessHandle> still = new ArrayList<>();
        List<ProcessHandle> found = victims(operator);
        while (!still.containsAll(found)) {
            found.stream().filter(process -> !still.contains(process)).forEach(process -> {
                Processes.signal(process, "STOP");
                still.add(process);
            });
            found = victims(operator);
        }
        still.forEach(ProcessHandle::destroyForcibly);
        still.forEach(process -> process.onExit().join());
        return still.size();
    }

    @Override
    public String toString() {
        return label;
    }
}
