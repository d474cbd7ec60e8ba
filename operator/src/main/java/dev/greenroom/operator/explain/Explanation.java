package dev.greenroom.operator.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.greenroom.api.Lifecycle;
import dev.greenroom.operator.explain.Manifest.Subject;
import dev.greenroom.operator.plan.Warnings.Warning;
import java.util.List;

/** What one manifest would come to. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Explanation {

    Subject subject();

    /**
     * It would be refused.
     *
     * @param reason {@code Admission} if the API server refuses it, else the reason of the operator's condition
     * @param problems one sentence each
     * @param hints what the reader may have left out
     */
    @JsonTypeName("refused")
    record Refused(Subject subject, String reason, List<String> problems, List<String> hints) implements Explanation {
        static final String ADMISSION = "Admission";

        public Refused {
            problems = List.copyOf(problems);
            hints = List.copyOf(hints);
        }
    }

    /**
     * A preview that would be made.
     *
     * @param image null: the manifest states none
     * @param url null: at the load balancer's own name, by HTTP
     * @param account AWS account; null: the operator's own
     * @param template ServiceDeployment it inherits from, namespace and name; null: none
     * @param migration command that runs before an image takes over; null: none
     */
    @JsonTypeName("accepted")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Preview(
            Subject subject,
            String clusterId,
            String pullRequest,
            String image,
            String url,
            String region,
            String account,
            String template,
            boolean paused,
            Lifecycle lifecycle,
            List<String> migration,
            Price price,
            List<StackContents> stacks,
            List<SecretRequest> secrets,
            List<Setting> settings,
            List<Warning> warnings)
            implements Explanation {}

    /**
     * A service that the API server would take, and what it gives to the previews that name it.
     *
     * @param namespaces whose previews may name it; its own is the first
     * @param limits that no preview may go beyond
     */
    @JsonTypeName("accepted")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Service(
            Subject subject,
            String environment,
            List<String> namespaces,
            List<Setting> limits,
            List<SecretRequest> secrets,
            List<Setting> settings)
            implements Explanation {}
}
