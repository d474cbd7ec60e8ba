package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;

/**
 * Settings of one provider resource. Structured ones come as JSON texts.
 *
 * @param defaultTags of everything that can be tagged
 * @param allowedAccountIds empty: any account
 * @param roleArn role to assume; null: none
 */
record ProviderSettings(
        String region, Map<String, String> defaultTags, List<String> allowedAccountIds, String roleArn) {

    static ProviderSettings read(ObjectNode settings) {
        String region = Json.text(settings, "region");
        if (region == null || region.isBlank()) {
            throw new ProviderException("missing required configuration key \"aws:region\": The region where AWS"
                    + " operations will take place. Examples are us-east-1, us-west-2, etc.");
        }
        return new ProviderSettings(
                region,
                Json.map(structured(settings, "defaultTags"), "tags"),
                Json.texts(Json.object().set("ids", structured(settings, "allowedAccountIds")), "ids"),
                Json.text(structured(settings, "assumeRole"), "roleArn"));
    }

    private static JsonNode structured(ObjectNode settings, String name) {
        JsonNode value = settings.path(name);
        JsonNode parsed = value.isTextual() ? Json.parse(value.asText()) : value;
        return name.equals("assumeRole") && parsed.isArray() ? parsed.path(0) : parsed;
    }

    /** Refuses what the provider would refuse of an account. */
    void check(String accountId) {
        if (roleArn != null && !roleArn.startsWith("arn:aws:iam::" + accountId + ":role/")) {
            throw new ProviderException("IAM Role (" + roleArn + ") cannot be assumed.\n\n"
                    + "There are a number of possible causes of this - the most common are:\n"
                    + "  * The credentials used in order to assume the role are invalid\n"
                    + "  * The credentials do not have appropriate permission to assume the role\n"
                    + "  * The role ARN is not valid\n");
        }
        if (!allowedAccountIds.isEmpty() && !allowedAccountIds.contains(accountId)) {
            throw new ProviderException("AWS account ID not allowed: " + accountId);
        }
    }
}
