package dev.greenroom.operator.plan;

import java.util.Locale;

/** The three stacks of an environment, split by how often they change. */
public enum Part {
    /** Database and queues. */
    DATA(1),
    /** Load balancer, roles, log group, cluster, DNS. */
    NET(1),
    /** Task definition and service, and the rules that join the other two. */
    APP(1);

    private final int programRevision;

    Part(int programRevision) {
        this.programRevision = programRevision;
    }

    /**
     * Raised by hand whenever the part's program makes something else of the same plan, so that environments whose plan did
     * not change are run again. Golden resource graphs fail until it is.
     */
    public int programRevision() {
        return programRevision;
    }

    /** Last part of the stack's name, and the value of the part tag. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
