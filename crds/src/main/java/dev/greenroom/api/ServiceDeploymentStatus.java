package dev.greenroom.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** What the operator reports of a ServiceDeployment. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceDeploymentStatus(Long observedGeneration, List<Condition> conditions) {}
