package dev.greenroom.sandbox.story;

import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * What a story is played with.
 *
 * @param patience how long a step may take, in the sandbox's time
 */
record Scene(Stage stage, PreviewWatch previews, Kubectl kubectl, Narrator narrator, Duration patience) {

    SimulatedTime time() {
        return stage.time();
    }

    /** Waits until a preview is so. */
    Sight await(String name, String wanted, Predicate<Sight> reached) throws StepFailedException, InterruptedException {
        return await(name, wanted, reached, sight -> false);
    }

    /**
     * Waits until a preview is so.
     *
     * @param wanted completes the sentence "the preview is not …"
     * @param lost that it will not be so any more
     */
    Sight await(String name, String wanted, Predicate<Sight> reached, Predicate<Sight> lost)
            throws StepFailedException, InterruptedException {
        AtomicReference<Sight> found = new AtomicReference<>();
        boolean ended = awaitAll(present -> {
            Sight sight = present.get(name);
            boolean end = sight != null && (reached.test(sight) || lost.test(sight));
            found.set(end ? sight : null);
            return end;
        });
        if (!ended) {
            throw new StepFailedException(name + " is not " + wanted + " after " + Spans.of(patience) + ", but "
                    + previews.of(name).map(Scene::how).orElse("not there"));
        }
        if (!reached.test(found.get())) {
            throw new StepFailedException(name + " is not " + wanted + ", but " + how(found.get()));
        }
        return found.get();
    }

    /** Whether the previews are so within the patience. */
    boolean awaitAll(Predicate<SortedMap<String, Sight>> what) throws InterruptedException {
        return previews.await(what, time().onTheWall(patience));
    }

    /** Waits until a preview is gone, and returns it as it was last seen. */
    Sight awaitGone(String name) throws StepFailedException, InterruptedException {
        AtomicReference<Sight> last = new AtomicReference<>();
        boolean gone = awaitAll(present -> {
            last.updateAndGet(before -> present.getOrDefault(name, before));
            return !present.containsKey(name);
        });
        if (!gone) {
            throw new StepFailedException(
                    name + " is not gone after " + Spans.of(patience) + ", but " + how(last.get()));
        }
        return last.get();
    }

    /** That an environment is gone has to mean that all of it is. */
    void expectNothingLeft() throws StepFailedException {
        Stage.Remains remains = stage.remains();
        if (!remains.resources().isEmpty() || !remains.stacks().isEmpty()) {
            throw new StepFailedException(
                    "there is something left: resources " + remains.resources() + ", stacks " + remains.stacks());
        }
        narrator.good("nothing is left: 0 resources in the account, 0 stacks in the state backend");
    }

    private static String how(Sight sight) {
        return sight.headline() + ": " + sight.message();
    }
}
