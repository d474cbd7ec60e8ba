package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** CPU units and MiB of the smallest Fargate task that holds some containers. */
record FargateSize(String cpu, String memory) {
    private static final int UNITS = 1024;
    private static final List<Offer> OFFERS = List.of(
            new Offer(256, List.of(512, 1024, 2048)),
            Offer.between(512, 1, 4),
            Offer.between(1024, 2, 8),
            Offer.between(2048, 4, 16),
            Offer.between(4096, 8, 30),
            Offer.between(8192, 16, 60),
            Offer.between(16384, 32, 120));

    static FargateSize of(String containerDefinitions) {
        double cpu = 0;
        double memory = 0;
        for (JsonNode container : ContainerText.parse(containerDefinitions)) {
            double reserved = container.path("memoryReservation").asDouble();
            cpu += container.path("cpu").asDouble();
            memory += reserved > 0 ? reserved : container.path("memory").asDouble();
        }
        double wantedCpu = cpu;
        double wantedMemory = memory;
        return OFFERS.stream()
                .filter(offer -> offer.cpu() >= wantedCpu)
                .flatMap(offer -> offer.holding(wantedMemory).stream())
                .findFirst()
                .orElseThrow(() -> new ProviderException(
                        "no Fargate size holds " + wantedCpu + " CPU units and " + wantedMemory + " MB"));
    }

    /** The memory that goes with a number of CPU units. */
    private record Offer(int cpu, List<Integer> memory) {
        static Offer between(int cpu, int fromGb, int toGb) {
            return new Offer(
                    cpu,
                    IntStream.rangeClosed(fromGb, toGb)
                            .map(gb -> gb * UNITS)
                            .boxed()
                            .toList());
        }

        Optional<FargateSize> holding(double wanted) {
            return memory.stream()
                    .filter(mib -> mib >= wanted)
                    .findFirst()
                    .map(mib -> new FargateSize(String.valueOf(cpu), String.valueOf(mib)));
        }
    }
}
