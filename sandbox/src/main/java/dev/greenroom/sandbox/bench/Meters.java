package dev.greenroom.sandbox.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What the operator tells of itself since it was started, as Prometheus would scrape it.
 *
 * @param lines in Prometheus' text format
 */
record Meters(List<String> lines) {

    static Meters scrape(URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        return new Meters(answer.body().lines().toList());
    }

    /** Passes over any resource that ended. */
    long reconciles() {
        return sum("operator_sdk_controllers_execution_reconcile_seconds_count");
    }

    /** Runs of stacks that ended or are under way or wait. */
    long runs() {
        return sum("greenroom_stack_run_seconds_count")
                + sum("greenroom_stack_runs_active")
                + sum("greenroom_stack_runs_waiting");
    }

    /** Previews that had at least one pass. */
    long seen() {
        return sum("greenroom_previews{");
    }

    long ready() {
        return sum("greenroom_previews{phase=\"Ready\"}");
    }

    private long sum(String prefix) {
        return Math.round(lines.stream()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum());
    }
}
