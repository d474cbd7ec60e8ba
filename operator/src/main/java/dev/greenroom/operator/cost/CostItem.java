package dev.greenroom.operator.cost;

/** What a preview is billed for, in the order in which people read it. */
public enum CostItem {
    /** Aurora capacity units at the lowest capacity. */
    DATABASE("database"),
    DATABASE_STORAGE("databaseStorage"),
    SECRET("secret"),
    LOAD_BALANCER("loadBalancer"),
    /** Addresses of an own load balancer, and of tasks in public subnets. */
    PUBLIC_IPV4("publicIpv4"),
    /** vCPU and memory of the tasks. */
    FARGATE("fargate");

    private final String label;

    CostItem(String label) {
        this.label = label;
    }

    /** Key in the status. */
    public String label() {
        return label;
    }
}
