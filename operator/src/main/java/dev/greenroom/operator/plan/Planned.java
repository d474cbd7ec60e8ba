package dev.greenroom.operator.plan;

import java.util.List;

/** What planning comes to. */
public sealed interface Planned {

    /** A plan that can be carried out. */
    record Accepted(EnvironmentPlan plan) implements Planned {}

    /** No plan, and why: one sentence for each field that is wrong. Nothing is run for it. */
    record Rejected(Rejection reason, List<String> problems) implements Planned {
        public Rejected {
            problems = List.copyOf(problems);
        }

        public String message() {
            return String.join("; ", problems);
        }
    }

    /** Why a spec is rejected, as a condition's reason. */
    enum Rejection {
        /** A field is wrong, or one that is needed is stated nowhere. */
        InvalidSpec,
        /** The ServiceDeployment that is named is not there. */
        ServiceNotFound,
        /** The tenants file, the service's grant or its limits do not allow it. */
        NotPermitted
    }
}
