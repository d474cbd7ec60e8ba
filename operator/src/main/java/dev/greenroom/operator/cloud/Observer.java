package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.AppPlan;

/** Looks at what runs. */
public interface Observer {

    /**
     * The rollout of the service, the health of its targets, the answer of the endpoint, the state of the database.
     *
     * @param taskDefinitionArn of the wanted image, an output of the app stack
     * @param databaseIdentifier of the Aurora cluster
     * @param probe null: the endpoint is not asked
     */
    Observation observe(AppPlan plan, String taskDefinitionArn, String databaseIdentifier, Probe probe);

    /**
     * A request to the endpoint: sent to the load balancer's own name, with the host as SNI and Host header, no redirects
     * followed, no body kept.
     */
    record Probe(boolean https, String host, String connectTo, String path) {}
}
