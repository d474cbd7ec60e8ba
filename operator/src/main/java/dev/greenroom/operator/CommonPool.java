package dev.greenroom.operator;

/**
 * The JVM's common pool. A program of the Pulumi SDK (1.36.1) keeps one of its threads busy for as long as it waits for AWS, so
 * with no more threads than runs whatever else counts on the pool gets no turn, the Kubernetes client first.
 */
final class CommonPool {
    private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";
    /** More than there can be runs on a machine of the usual size; idle ones cost nothing. */
    private static final String THREADS = "64";

    private CommonPool() {}

    /** To be called before anything uses the pool; a size that the command line states stands. */
    static void makeRoom() {
        if (System.getProperty(PARALLELISM) == null) {
            System.setProperty(PARALLELISM, THREADS);
        }
    }
}
