package dev.greenroom.operator.status;

/**
 * Reasons of conditions and events that the operator itself gives. Failures of runs and of AWS bring words of their own, such
 * as {@code QuotaExceeded}.
 */
public enum Reason {
    /** Nothing has been done yet. */
    Pending,
    /** Nothing is made before it is known whether the pull request is open, or before GitHub had a few seconds to say so. */
    AskingGitHub,
    /** The pull request is merged or closed, and the preview is deleted for it. */
    PullRequestClosed,
    /** Data and net are being made or changed. */
    Provisioning,
    /** The state backend does not say what it knows. */
    BackendUnavailable,
    /** All is there but the image. */
    WaitingForImage,
    /** The migration of a new image runs. */
    Migrating,
    /** The migration of a new image ended badly; the service was left as it was. */
    MigrationFailed,
    /** A new task definition is being brought up or rolled out. */
    Deploying,
    /** ECS gave up on the new tasks. */
    DeploymentFailed,
    /** The load balancer finds no healthy task. */
    TargetsUnhealthy,
    /** The endpoint does not answer as it should. */
    EndpointUnhealthy,
    /** Somebody removed what should be there. */
    ServiceMissing,
    /** AWS could not be asked how things are. */
    NotObserved,
    /** Everything is up and answers. */
    Available,
    /** Its stacks were made under another cluster id than this operator's. */
    OtherCluster,
    /** Something on AWS is not as it was made. */
    Drifted,
    /** The same, and a run puts it right. */
    CorrectingDrift,
    /** The same, and a run that should have put it right did not. */
    DriftNotCorrected,
    /** It was not as it was made, and is again. */
    DriftGone,
    /** Set by {@code spec.paused}. */
    Paused,
    /** The time to live will be over soon. */
    ExpiresSoon,
    /** The time to live is over. */
    Expired,
    /** Being destroyed. */
    Deleting,
    /** Destroyed, and yet AWS still knows some of it. */
    LeftBehind
}
