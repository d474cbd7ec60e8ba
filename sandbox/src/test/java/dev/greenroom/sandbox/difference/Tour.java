package dev.greenroom.sandbox.difference;

import java.util.ArrayList;
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
 * @param given ids of what was there before
 * @param walks by case
 * @param left on AWS when all previews were gone
 * @param stacks that there were then
 * @param moments of how many the states were looked at
 * @param outOfOrder what of those was not in the order that the graph asks for
 */
record Tour(
        Map<String, String> given,
        Map<Case, Walked> walks,
        Collection<String> left,
        Collection<String> stacks,
        int moments,
        Collection<String> outOfOrder) {

    /**
     * One case.
     *
     * @param steps what was seen after each
     * @param trouble what kept it from its end; null: nothing
     */
    record Walked(Map<String, Seen> steps, Throwable trouble) {}

    static Tour of(Side side, List<Case> cases) throws InterruptedException {
        Map<Case, Walked> walks = walk(side, cases);
        List<String> outOfOrder = new ArrayList<>();
        int moments = 0;
        for (String moment : side.moments()) {
            moments++;
            outOfOrder.addAll(Order.broken(Seen.tree(moment)));
        }
        return new Tour(
                side.given(),
                walks,
                List.copyOf(side.left()),
                side.keys(Seen.STATES).stream().filter(Seen::isState).toList(),
                moments,
                outOfOrder);
    }

    private static Map<Case, Walked> walk(Side side, List<Case> cases) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(cases.size());
        try {
            Map<Case, Future<Map<String, Seen>>> pending = new LinkedHashMap<>();
            cases.forEach(one -> pending.put(one, threads.submit(new Walk(side, one))));
            Map<Case, Walked> walks = new LinkedHashMap<>();
            for (Map.Entry<Case, Future<Map<String, Seen>>> one : pending.entrySet()) {
                walks.put(one.getKey(), walked(one.getValue()));
            }
            return walks;
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
