package dev.greenroom.operator.pulumi;

import dev.greenroom.operator.cloud.Blobs;
import dev.greenroom.operator.plan.StackId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Locks left behind by runs of this process that were stopped. Their CLI is known to be dead, so their lock, and no other, is
 * removed; {@code pulumi cancel} would remove every lock of the stack.
 */
final class StaleLocks {
    private final Blobs blobs;
    private final Set<String> deadUsers = ConcurrentHashMap.newKeySet();

    StaleLocks(Blobs blobs) {
        this.blobs = blobs;
    }

    /** The run was stopped and its processes are gone. */
    void dead(String runId) {
        deadUsers.add(CliEnvironment.user(runId));
    }

    /**
     * Removes the locks that the CLI's message names, if all of them are of dead runs. True: they were, and the stack is free.
     */
    boolean remove(StackId stack, String message) {
        Pattern line = Pattern.compile("(\\.pulumi/locks/\\S*/" + Pattern.quote(stack.name())
                + "/[\\w-]+\\.json)\\S*: created by (\\S+)@\\S+ \\(pid");
        List<String> keys = new ArrayList<>();
        Matcher lock = line.matcher(message);
        while (lock.find()) {
            if (!deadUsers.contains(lock.group(2))) {
                return false;
            }
            keys.add(lock.group(1));
        }
        keys.forEach(blobs::delete);
        return !keys.isEmpty();
    }
}
