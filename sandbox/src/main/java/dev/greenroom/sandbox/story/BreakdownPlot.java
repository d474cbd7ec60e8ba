package dev.greenroom.sandbox.story;

/** Something is broken from the start; the operator says what, somebody mends it, and the environment comes up. */
record BreakdownPlot(Breakdown breakdown) implements Plot {

    @Override
    public void play(Scene scene) throws StepFailedException, InterruptedException {
        Chapters chapters = new Chapters(scene);
        Stage.Repair repair = chapters.breakDown(breakdown);
        chapters.ask();
        chapters.fail(breakdown);
        chapters.recover(breakdown, repair);
        Sight last = chapters.close();
        new Ending(scene).tell(chapters.taken(), last);
    }
}
