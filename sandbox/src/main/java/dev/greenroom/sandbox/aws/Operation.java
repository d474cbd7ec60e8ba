package dev.greenroom.sandbox.aws;

/**
 * An operation of an AWS API.
 *
 * @param service as AWS's Go SDK calls it, such as {@code RDS} or {@code Elastic Load Balancing v2}
 * @param action such as {@code CreateDBCluster}
 */
public record Operation(String service, String action) {
    @Override
    public String toString() {
        return service + ": " + action;
    }
}
