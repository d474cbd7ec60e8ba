package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One of Pulumi's functions: a look at the account. */
@FunctionalInterface
interface AwsFunction {
    ObjectNode invoke(Session session, ObjectNode arguments);
}
