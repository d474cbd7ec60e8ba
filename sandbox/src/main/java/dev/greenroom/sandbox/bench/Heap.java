package dev.greenroom.sandbox.bench;

import java.lang.management.ManagementFactory;

/** What lives on this process's heap. */
final class Heap {
    private static final int COLLECTIONS = 3;
    private static final double MB = 1 << 20;

    private Heap() {}

    /** After collecting what does not live any more, in MB. */
    static double liveMb() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc(); // references and cleaners need more than one
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MB;
    }
}
