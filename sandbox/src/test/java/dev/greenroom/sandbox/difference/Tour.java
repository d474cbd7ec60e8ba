package dev.greenroom.sandbox.difference;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All cases on one side, at the same time.
 *
 * @param walks what was seen after each step, by case; of a case that broke down, how
 * @param left on AWS when all previews were gone
 * @param stacks that there were then
 */
record Tour(Map<String, String> given, Map<Case, Walked> walks, Collection<String> left, Collection<String> stacks) {

    /** One case: steps, or what kept it from its end. */
    record Walked(Map<String, Seen> steps, Throwable trouble) {}

    static Tour of(Side side, List<Case> cases) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(cases.size());
        try {
            Map<Case, Future<Map<String, Seen>>> pending = new LinkedHashMap<>();
            cases.forEach(one -> pending.put(one, threads.submit(new Walk(side, one))));
            Map<Case, Walked> walks = new LinkedHashMap<>();
            for (Map.Entry<Case, Future<Map<String, Seen>>> one : pending.entrySet()) {
                walks.put(one.getKey(), walked(one.getValue()));
            }
            return new Tour(side.given(), walks, List.copyOf(side.left()), side.keys(".pulumi/stacks/"));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Walked walked(Future<Map<String, Seen>> pending) throws InterruptedException {
        try {
            return new Walked(pending.get(), null);
        } catch (ExecutionException e) {
            return new Walked(Map.of(), e.getCause());
        }
    }
}
