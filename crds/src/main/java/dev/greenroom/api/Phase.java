package dev.greenroom.api;

/** One word for people; conditions are for machines. */
public enum Phase {
    Pending,
    Provisioning,
    WaitingForImage,
    Migrating,
    Deploying,
    Ready,
    Failed,
    Expired,
    Deleting
}
