package dev.greenroom.operator.plan;

/**
 * The names of one environment's things on AWS: {@code <prefix>-<readable>-<hash8>}, deterministic, so that what was made can
 * be found again by name. The readable middle gives way when a service allows few characters.
 */
public record AwsNames(String prefix, Owner owner) {
    /** ALB and target group names ("Elastic Load Balancing API reference", CreateLoadBalancer). */
    public static final int LOAD_BALANCER = 32;
    /** RDS identifiers ("Amazon RDS API reference", CreateDBCluster). */
    public static final int DATABASE = 63;
    /** SQS queue names, suffix .fifo included ("Amazon SQS API reference", CreateQueue). */
    public static final int QUEUE = 80;
    /** IAM role names ("IAM API reference", CreateRole). */
    public static final int ROLE = 64;

    /** A name of at most {@code max} characters, for the only thing of its kind in the environment. */
    public String of(int max) {
        return of("", max);
    }

    /** A name of at most {@code max} characters that keeps {@code role} whole. */
    public String of(String role, int max) {
        String tail = "-" + owner.hash8() + (role.isEmpty() ? "" : "-" + role);
        String name = owner.name().replace('.', '-');
        // a preview named after its service says the prefix already
        String head = name.startsWith(prefix + "-") ? name : prefix + "-" + name;
        int room = max - tail.length();
        String cut = head.length() <= room ? head : head.substring(0, room);
        return cut.replaceAll("-{2,}", "-").replaceAll("-$", "") + tail;
    }

    /** A queue's name, with the suffix that SQS asks of FIFO queues. */
    public String queue(String key, boolean fifo) {
        return fifo ? of(key, QUEUE - ".fifo".length()) + ".fifo" : of(key, QUEUE);
    }
}
