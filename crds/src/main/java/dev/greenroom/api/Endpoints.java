package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Where the parts of an environment are found. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Endpoints(String loadBalancer, DatabaseEndpoint database, List<QueueEndpoint> queues) {

    public Endpoints {
        queues = queues == null ? List.of() : List.copyOf(queues);
    }

    /** The writer of the database; the secret holds username, password and url. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record DatabaseEndpoint(String host, Integer port, String secretArn) {}

    /** One queue. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record QueueEndpoint(String name, String url, String arn) {}
}
