package dev.greenroom.sandbox.story;

/** The life of one pull request, from its manifest to nothing left. */
final class PullRequestPlot implements Plot {

    @Override
    public void play(Scene scene) throws StepFailedException, InterruptedException {
        Chapters chapters = new Chapters(scene);
        chapters.open();
        chapters.becomeReady();
        chapters.push();
        chapters.badImage();
        chapters.fix();
        Sight last = chapters.close();
        new Ending(scene).tell(chapters.taken(), last);
    }
}
