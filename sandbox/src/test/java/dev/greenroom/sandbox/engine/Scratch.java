package dev.greenroom.sandbox.engine;
import com.pulumi.core.Output;
import java.nio.file.*;
import org.junit.jupiter.api.*;
class Scratch { static long cpu() { return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()/1000000; }
  @Test void go() throws Exception {
    Path p = Path.of("/tmp/eng-scratch");
    Engine e = new Engine(Files.createDirectories(p));
    e.cloud.secretOutputs.add("token");
    var r = e.up(c -> {
      Thing one = new Thing("one", Thing.Args.named("one").size(80.5).tags(java.util.Map.of("a","b")));
      Thing two = new Thing("two", Thing.Args.labelled("two").name(one.arn()), com.pulumi.resources.CustomResourceOptions.builder().ignoreChanges("size").retainOnDelete(true).build());
      new Thing("three", Thing.Args.labelled("t").name(Output.ofSecret("hush")));
      c.export("arn", two.arn()); c.export("hidden", Output.ofSecret("s3cret"));
    });
    System.out.println(r.standardOutput());
    System.out.println(Files.readString(e.stateFile()));
    long n = System.nanoTime();
    for (int i=0;i<100;i++) { int k=i; e.up(c -> { for (int j=0;j<15;j++) new Thing("n"+j, Thing.Args.named("n"+j).size(k)); c.export("x", Output.of("1")); }); if (i%20==19) { System.out.println("20 ups " + (System.nanoTime()-n)/1000000 + " ms cpu " + cpu()); n=System.nanoTime(); } }
    System.out.println(Thread.getAllStackTraces().keySet().stream().map(Thread::getName).sorted().toList());
    e.close();
  }
}
