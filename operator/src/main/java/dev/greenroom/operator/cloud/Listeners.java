package dev.greenroom.operator.cloud;

import dev.greenroom.operator.plan.NetPlan;

/** Reads of Elastic Load Balancing before a run. */
public interface Listeners {

    /** The given listener of a host rule: its load balancer, and a priority that collides with no other rule. */
    ListenerFacts facts(NetPlan plan, NetPlan.HostRule rule);
}
