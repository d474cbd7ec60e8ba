package dev.greenroom.operator.plan;

import java.util.Map;

/**
 * What the {@code app} stack says of itself.
 *
 * @param taskDefinitionArn of the image in the plan
 * @param serviceArn null: there is no service yet, because the first migration has not run
 * @param serviceTaskDefinitionArn what the service is on: after a registration still the one before; null: as the service
 */
public record AppOutputs(String taskDefinitionArn, String serviceArn, String serviceTaskDefinitionArn) {

    public static AppOutputs of(Map<String, String> outputs) {
        return new AppOutputs(
                outputs.get("taskDefinitionArn"), outputs.get("serviceArn"), outputs.get("serviceTaskDefinitionArn"));
    }
}
