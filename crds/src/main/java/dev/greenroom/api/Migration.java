package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** A one-off task with the new image that must end with exit code 0 before the service takes that image. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Migration(
        @Required
        @JsonPropertyDescription("Command and arguments, run in the service's own container definition.")
        @Size(min = 1, max = 50)
        List<@Size(min = 1, max = 1024) String> command) {}
