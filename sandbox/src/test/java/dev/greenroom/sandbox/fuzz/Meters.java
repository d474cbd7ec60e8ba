package dev.greenroom.sandbox.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the operator counts of its own work. */
final class Meters {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI metrics;

    Meters(URI metrics) {
        this.metrics = metrics;
    }

    /** Passes over previews that were begun. */
    double passes() {
        return sum("operator_sdk_reconciliations_started_total");
    }

    /** Passes that threw, each of which is tried again. */
    double failedPasses() {
        return sum("operator_sdk_reconciliations_failed_total");
    }

    double runs() {
        return sum("greenroom_stack_run_seconds_count");
    }

    private double sum(String meter) {
        return text().lines()
                .filter(line -> line.startsWith(meter + "{") || line.startsWith(meter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    String text() {
        try {
            return http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
