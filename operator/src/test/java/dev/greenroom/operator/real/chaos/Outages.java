package dev.greenroom.operator.real.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** What is around the operator goes away for a while, each time in the middle of a create, an update and a delete. */
final class Outages {
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ChaosStage chaos;
    private final FaultTable table = new FaultTable("Outages");
    private int previews;

    Outages(ChaosStage chaos) {
        this.chaos = chaos;
    }

    FaultTable happen() {
        chaos.create(preview(previews));
        Optional<ApiServer> server = ApiServer.find();
        if (server.isPresent()) {
            during("API server stopped and started", () -> server.get().restart());
        }
        during("API server cut off for 30 s", () -> cut(chaos.wires().kubernetes(), call -> true));
        during(
                "AWS cut off for 30 s",
                () -> cut(chaos.wires().aws(), call -> !call.service().equals("s3")));
        during(
                "state backend cut off for 30 s",
                () -> cut(chaos.wires().aws(), call -> call.service().equals("s3")));
        return table;
    }

    private void during(String fault, Runnable outage) {
        previews++;
        chaos.create(preview(previews));
        chaos.push(preview(previews - 1));
        if (previews > 1) {
            chaos.delete(preview(previews - 2));
        }
        pause(Duration.ofSeconds(8)); // runs are under way
        System.out.println("chaos: " + fault + ", while " + chaos.phases());
        outage.run();
        table.add(fault, chaos.judge(PATIENCE));
    }

    private static String preview(int number) {
        return String.format("outage-%02d", number);
    }

    private static void cut(Wire wire, Predicate<Call> which) {
        wire.cut(which);
        pause(OUTAGE);
        wire.mend();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
