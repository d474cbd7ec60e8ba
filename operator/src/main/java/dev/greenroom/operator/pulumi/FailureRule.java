package dev.greenroom.operator.pulumi;

import static dev.greenroom.operator.stack.Failure.Retry.LATER;
import static dev.greenroom.operator.stack.Failure.Retry.NEVER;
import static dev.greenroom.operator.stack.Failure.Retry.RARELY;
import static dev.greenroom.operator.stack.Failure.Retry.SOON;
import static dev.greenroom.operator.stack.Failure.Retry.WAITING;

import dev.greenroom.operator.stack.Failure.Retry;
import dev.greenroom.operator.stack.StackWork;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the table of known failures.
 *
 * @param pattern of the text it is known by
 * @param template of the sentence: {@code {resource}}, {@code {words}} of AWS, and {@code {name}} for each named group
 */
record FailureRule(Pattern pattern, Retry retry, String reason, String template) {
    static final FailureRule UNKNOWN = new FailureRule(Pattern.compile(""), LATER, "RunFailed", "");

    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

    /** The first that matches counts: what is wrong with the whole comes before what is wrong with one resource. */
    static final List<FailureRule> ALL = List.of(
            rule(
                    "currently locked by .*\\s+\\S+: created by (?<user>\\S+)@(?<host>\\S+) \\(pid \\d+\\) at (?<since>\\S+)",
                    WAITING,
                    StackWork.LOCKED,
                    "the stack is locked by {user} on {host} since {since}"),
            rule(
                    "currently locked by|\\[409\\] Conflict: Another update",
                    WAITING,
                    StackWork.LOCKED,
                    "the stack is locked"),
            rule(
                    "no \\w+ plugin 'pulumi-(?:resource-)?(?<plugin>[\\w-]+)' found in the workspace at version v(?<version>[\\w.+-]+)",
                    RARELY,
                    "PluginMissing",
                    "the Pulumi plugin {plugin} {version} is not installed beside the operator"),
            rule(
                    "no \\w+ plugin 'pulumi-(?:resource-)?(?<plugin>[\\w-]+)' found|plugin (?<other>\\S+) \\S+ not installed",
                    RARELY,
                    "PluginMissing",
                    "a Pulumi plugin is not installed beside the operator: {words}"),
            rule(
                    "incorrect passphrase|passphrase must be set|(?i)unable to decrypt|failed to decrypt",
                    RARELY,
                    "StateUndecryptable",
                    "the stack's state cannot be decrypted with the present passphrase or key"),
            rule(
                    "(?:ExpiredToken\\w*|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch"
                            + "|[Nn]o valid credential sources|failed to refresh cached credentials|NoCredentialProviders"
                            + "|get identity: get credentials|InvalidAccessKeyId)",
                    RARELY,
                    "CredentialsInvalid",
                    "AWS does not accept the operator's credentials: {words}"),
            rule(
                    "NoSuchBucket|could not list bucket|read \".pulumi/meta.yaml\"|unable to open bucket"
                            + "|failed to (?:load|save) checkpoint|problem with the state backend",
                    LATER,
                    "BackendUnavailable",
                    "the state backend cannot be read or written: {words}"),
            rule(
                    "Throttl\\w*|RequestLimitExceeded|TooManyRequestsException|Rate exceeded|PriorRequestNotComplete"
                            + "|ServiceUnavailable|InternalFailure|InternalServerError|StatusCode: 5\\d\\d",
                    SOON,
                    "Throttled",
                    "{resource}: AWS asks to come again: {words}"),
            rule(
                    "InvalidVpcID\\.NotFound|VPC with ID '?vpc-|[Tt]he vpc ID '(?<id>vpc-\\w+)' does not exist",
                    NEVER,
                    "VpcNotFound",
                    "{resource}: {words}"),
            rule(
                    "InvalidGroup\\.NotFound|InvalidGroupId|InvalidPermission\\.NotFound|NoSuchEntity|Invalid principal in policy"
                            + "|[Uu]nable to assume the (?:service linked )?role",
                    SOON,
                    "NotVisibleYet",
                    "{resource}: what was just made cannot be seen everywhere yet: {words}"),
            rule(
                    "IAM Role \\S+ cannot be assumed|AccessDenied\\w*|UnauthorizedOperation|AuthorizationError\\w*|not authorized to perform",
                    RARELY,
                    "PermissionDenied",
                    "{resource}: {words}"),
            rule(
                    "\\w*(?:LimitExceeded|QuotaExceeded)\\w*|\\bTooMany[A-Z]\\w+|InsufficientDBClusterCapacity\\w*"
                            + "|InsufficientDBInstanceCapacity",
                    RARELY,
                    "QuotaExceeded",
                    "{resource}: {words}"),
            rule(
                    "QueueDeletedRecently|[Yy]ou must wait 60 seconds after deleting a queue|already scheduled for deletion"
                            + "|Unable to Start a service that is still Draining",
                    LATER,
                    "NameCoolingDown",
                    "{resource}: AWS does not give the name of what was just deleted again yet: {words}"),
            rule(
                    "InvalidDBClusterState\\w*|InvalidDBInstanceState\\w*|ResourceInUse\\w*|DependencyViolation"
                            + "|InvalidDBSubnetGroupState\\w*|OperationInProgress\\w*|PriorityInUse|ConcurrentModification\\w*|DeleteConflict\\w*",
                    LATER,
                    "BeingModified",
                    "{resource} or what it depends on is being changed: {words}"),
            rule(
                    "EntityAlreadyExists|\\w*AlreadyExists\\w*|InvalidGroup\\.Duplicate|DuplicateLoadBalancerName"
                            + "|DuplicateTargetGroupName|QueueAlreadyExists|InvalidPermission\\.Duplicate|but it already exists"
                            + "|\\(\\S+\\) already exists",
                    LATER,
                    "AlreadyExists",
                    "{resource} exists on AWS but not in the stack's state: {words}"),
            rule(
                    "ValidationError\\w*|ValidationException|InvalidParameter\\w*|InvalidInput\\w*|InvalidSubnet\\w*"
                            + "|InvalidAttribute\\w*|CertificateNotFound|UnsupportedCertificate|ClientException|MalformedPolicyDocument"
                            + "|InvalidSubnetID\\.NotFound|Invalid\\w+\\.Malformed|has a problem: ",
                    NEVER,
                    "RejectedByAws",
                    "{resource}: {words}"),
            rule(
                    "Running program \\[PID: \\d+\\][\\s\\S]*?\\n(?<what>[\\w.$]+(?:Exception|Error)\\b.*)",
                    LATER,
                    "ProgramFailed",
                    "the program of the stack broke: {what}"));

    private static FailureRule rule(String pattern, Retry retry, String reason, String template) {
        return new FailureRule(Pattern.compile(pattern), retry, reason, template);
    }

    String sentence(String resource, Matcher found, String words) {
        return NAMED.matcher(template).replaceAll(name -> {
            String value =
                    switch (name.group(1)) {
                        case "resource" -> resource;
                        case "words" -> words;
                        default -> found.group(name.group(1));
                    };
            return Matcher.quoteReplacement(value);
        });
    }
}
