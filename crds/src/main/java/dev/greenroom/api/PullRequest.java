package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The pull request that a preview belongs to. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PullRequest(
        @Required
        @JsonPropertyDescription("owner/name, as GitHub spells it.")
        @ValidationRule(
                value = "self.matches('^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9_.-]+$')",
                message = "must be owner/name, such as goodparty/gp-api")
        @Size(max = 140)
        String repository,

        @Required
        @Min(1)
        @ValidationRule(value = "self <= " + Integer.MAX_VALUE, message = "must be at most " + Integer.MAX_VALUE)
        Integer number,

        @JsonPropertyDescription("Commit at the head of the pull request.")
        @ValidationRule(
                value = "self.matches('^[0-9a-f]{7,64}$')",
                message = "must be a Git commit: 7 to 64 lower-case hexadecimal digits")
        @Size(max = 64)
        String headSha,

        @JsonPropertyDescription("GitHub login of the author.")
        @ValidationRule(
                value = "self.matches('^[A-Za-z0-9][A-Za-z0-9_-]*([[]bot[]])?$')",
                message = "must be a GitHub login, such as octocat or dependabot[bot]")
        @Size(max = 70)
        String author) {}
