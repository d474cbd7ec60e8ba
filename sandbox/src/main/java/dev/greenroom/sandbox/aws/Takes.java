package dev.greenroom.sandbox.aws;

import java.time.Duration;

/**
 * What takes AWS a while, and how long. AWS states no times: these are what Terraform's and CloudFormation's logs in public
 * issues show. An Aurora cluster is there within a minute; its first instance takes the rest of the five to eight minutes.
 */
public enum Takes {
    DB_CLUSTER_CREATE(40, 65),
    DB_CLUSTER_MODIFY(20, 50),
    DB_CLUSTER_DELETE(50, 90),
    DB_INSTANCE_CREATE(260, 415),
    DB_INSTANCE_MODIFY(20, 60),
    DB_INSTANCE_DELETE(240, 600),
    DB_SNAPSHOT(60, 180),
    QUEUE_CREATE(1, 2),
    QUEUE_DELETE(30, 60),
    RECORD_CHANGE(20, 45),
    LOAD_BALANCER_CREATE(120, 180),
    LOAD_BALANCER_DELETE(2, 8),
    LOAD_BALANCER_INTERFACES_DELETE(15, 50),
    TASK_START(20, 50),
    TASK_STOP(5, 35),
    TARGET_REGISTER(5, 15),
    SERVICE_DRAIN(30, 60),
    MIGRATION(15, 45);

    private final int least;
    private final int most;

    /** In seconds. */
    Takes(int least, int most) {
        this.least = least;
        this.most = most;
    }

    public Duration least() {
        return Duration.ofSeconds(least);
    }

    public Duration most() {
        return Duration.ofSeconds(most);
    }

    /** @param fraction from zero to one */
    Duration between(double fraction) {
        return Duration.ofMillis(Math.round(1000 * (least + (most - least) * fraction)));
    }
}
