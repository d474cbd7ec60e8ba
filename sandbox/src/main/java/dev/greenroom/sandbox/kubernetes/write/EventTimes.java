package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Turns the times inside Events into the wall's, and nothing else does. kubectl computes the age of an Event by itself, by
 * the wall's clock, and calls one from the sandbox's future invalid; every other age is computed by the API.
 */
public final class EventTimes {
    private static final List<String> TIMESTAMPS = List.of("firstTimestamp", "lastTimestamp", "eventTime");

    private final SimulatedTime time;
    private final Clock wall;

    public EventTimes(SimulatedTime time, Clock wall) {
        this.time = time;
        this.wall = wall;
    }

    /** Changes an Event that is about to be stored; {@code old} has the times that are the wall's already. */
    void onTheWall(ObjectNode event, JsonNode old) {
        turn(event.withObject("/metadata"), "creationTimestamp", old.path("metadata"));
        TIMESTAMPS.forEach(name -> turn(event, name, old));
        if (event.get("series") instanceof ObjectNode series) {
            turn(series, "lastObservedTime", old.path("series"));
        }
    }

    private void turn(ObjectNode object, String field, JsonNode old) {
        String given = object.path(field).asText("");
        if (given.isEmpty() || given.equals(old.path(field).asText(""))) {
            return;
        }
        try {
            object.put(field, onTheWall(Instant.parse(given)).toString());
        } catch (DateTimeParseException e) {
            object.putNull(field);
        }
    }

    private Instant onTheWall(Instant simulated) {
        Duration ago = Duration.between(simulated, time.instant());
        Duration onTheWall = ago.isNegative() ? Duration.ZERO : time.onTheWall(ago);
        return wall.instant().minus(onTheWall).truncatedTo(ChronoUnit.SECONDS);
    }
}
