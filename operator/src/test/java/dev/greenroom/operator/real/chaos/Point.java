package dev.greenroom.operator.real.chaos;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A moment of a preview's life, as the calls on the wires show it, at which a process is killed. */
enum Point {
    BEFORE_INTENT("before intent", false) {
        @Override
        Hold hold(Wires wires, String preview) {
            return wires.kubernetes().holdRequest(statusOf(preview));
        }
    },
    AFTER_INTENT("after intent", false) {
        @Override
        Hold hold(Wires wires, String preview) {
            return wires.aws()
                    .holdAnswer(
                            call -> call.puts("greenroom/runs/") && call.path().contains(stack(preview)));
        }
    },
    AFTER_LOCK("after lock", false) {
        @Override
        Hold hold(Wires wires, String preview) {
            return wires.aws()
                    .holdAnswer(
                            call -> call.puts(".pulumi/locks/") && call.path().contains(stack(preview)));
        }
    },
    MID_CREATE("mid-create", false) {
        @Override
        Hold hold(Wires wires, String preview) {
            return wires.aws().holdAnswer(nth(3, call -> call.creates() && call.names(preview)));
        }
    },
    CREATE_BEFORE_CHECKPOINT("after create before checkpoint", false) {
        @Override
        Hold hold(Wires wires, String preview) {
            AtomicBoolean created =
                    wires.aws().answered(call -> call.action().equals("CreateDBCluster") && call.names(preview));
            return wires.aws()
                    .holdRequest(call -> created.get()
                            && call.puts(".pulumi/stacks/")
                            && call.path().contains(stack(preview) + "data.json?"));
        }
    },
    AFTER_UP("after up before status", false) {
        @Override
        Hold hold(Wires wires, String preview) {
            AtomicBoolean up = wires.aws()
                    .answered(
                            call -> call.puts(".pulumi/history/") && call.path().contains(stack(preview) + "data"));
            AtomicBoolean unlocked = wires.aws()
                    .answered(
                            call -> up.get() && call.deletes(".pulumi/locks/") && call.names(stack(preview) + "data"));
            return wires.kubernetes()
                    .holdRequest(call -> unlocked.get() && statusOf(preview).test(call));
        }
    },
    MID_DESTROY("mid-destroy", true) {
        @Override
        Hold hold(Wires wires, String preview) {
            return wires.aws().holdAnswer(nth(2, call -> call.action().startsWith("Delete") && call.names(preview)));
        }
    },
    BEFORE_FINALIZER("after destroy before the finalizer", true) {
        @Override
        Hold hold(Wires wires, String preview) {
            return wires.kubernetes().holdRequest(finalizerOf(preview));
        }
    };

    private final String label;
    private final boolean ofDeletion;

    Point(String label, boolean ofDeletion) {
        this.label = label;
        this.ofDeletion = ofDeletion;
    }

    /** Holds the call that marks the point. */
    abstract Hold hold(Wires wires, String preview);

    /** Whether a preview comes by here when it is deleted, not when it is made. */
    boolean ofDeletion() {
        return ofDeletion;
    }

    /** Whether the CLI is at work here. */
    boolean underTheCli() {
        return this == AFTER_LOCK || this == MID_CREATE || this == CREATE_BEFORE_CHECKPOINT || this == MID_DESTROY;
    }

    @Override
    public String toString() {
        return label;
    }

    /** Sets a preview's finalizers. */
    static Predicate<Call> finalizerOf(String preview) {
        return call -> call.writes()
                && call.path().matches(".*/previewenvironments/" + preview + "(\\?.*)?")
                && call.body().contains("finalizers");
    }

    private static Predicate<Call> statusOf(String preview) {
        return call -> call.writes() && call.path().contains("/previewenvironments/" + preview + "/status");
    }

    /** Part of the names of a preview's stacks, up to the part's label. */
    private static String stack(String preview) {
        return ".pr-" + preview + ".";
    }

    private static Predicate<Call> nth(int n, Predicate<Call> which) {
        AtomicInteger seen = new AtomicInteger();
        return call -> which.test(call) && seen.incrementAndGet() == n;
    }
}
