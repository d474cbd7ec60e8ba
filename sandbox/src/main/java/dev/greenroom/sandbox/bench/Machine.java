package dev.greenroom.sandbox.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** What the figures were taken on. */
final class Machine {
    private Machine() {}

    static Map<String, String> describe(Scale scale) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<String, String> words = new TreeMap<>();
        words.put("cores", Integer.toString(system.getAvailableProcessors()));
        words.put("memory", (system.getTotalMemorySize() >> 20) + " MB");
        words.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        words.put("java", Runtime.version().toString());
        words.put("load at the start", Double.toString(system.getSystemLoadAverage()));
        words.put("options of each measurement's JVM", "those of the image, " + Fork.HEAP);
        words.put("scale", scale.summary());
        return words;
    }
}
