package dev.greenroom.sandbox.aws;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that exists in the account.
 *
 * @param type Pulumi's type token
 * @param id as it would be in Pulumi's state
 * @param arn null: AWS gives it none
 */
public record AwsResource(String type, String id, String arn, Map<String, String> tags) {
    public AwsResource {
        tags = Map.copyOf(new TreeMap<>(tags));
    }
}
