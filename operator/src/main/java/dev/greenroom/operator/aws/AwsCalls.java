package dev.greenroom.operator.aws;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import dev.greenroom.operator.cloud.finding.Scrubbed;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls of the SDK with its exceptions translated. AWS's own words are kept, scrubbed; the request id is not, because a message
 * that differs each time would make each look at the same trouble a new one.
 */
final class AwsCalls {
    /** Credentials that no retry makes good ("AWS General Reference", Common error codes). */
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "AuthFailure",
            "ExpiredToken",
            "ExpiredTokenException",
            "IncompleteSignature",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "MissingAuthenticationToken",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized", "OptInRequired");

    private AwsCalls() {}

    /** @param what the call in words that follow "cannot", such as {@code read secret GP_API_PREVIEW} */
    static <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw translated(what, e);
        }
    }

    /** Like {@link #call}, and empty where AWS answers with an exception that means "there is no such thing". */
    @SafeVarargs
    static <T> Optional<T> find(String what, Supplier<T> call, Class<? extends SdkException>... notThere) {
        try {
            return Optional.of(call.get());
        } catch (SdkException e) {
            for (Class<? extends SdkException> absence : notThere) {
                if (absence.isInstance(e)) {
                    return Optional.empty();
                }
            }
            throw translated(what, e);
        }
    }

    /** Like {@link #find}, by the code of the answer, where the SDK has no exception class for it. */
    static <T> Optional<T> findByCode(String what, Supplier<T> call, Set<String> notThere) {
        try {
            return Optional.of(call.get());
        } catch (AwsServiceException e) {
            if (notThere.contains(code(e))) {
                return Optional.empty();
            }
            throw translated(what, e);
        } catch (SdkException e) {
            throw translated(what, e);
        }
    }

    static CloudException translated(String what, SdkException e) {
        if (e instanceof AwsServiceException answer) {
            return refused(what, answer);
        }
        String said = "cannot " + what + ": " + Scrubbed.text(e.getMessage());
        return e.getMessage() != null && e.getMessage().contains("Unable to load credentials")
                ? new CloudException(Kind.PERMISSION, "NoCredentials", said, e)
                : new CloudException(Kind.TRANSIENT, "AwsUnreachable", said, e);
    }

    private static CloudException refused(String what, AwsServiceException e) {
        String code = code(e);
        String words = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        String said = "cannot " + what + ": "
                + (words == null || words.isBlank() ? "HTTP status " + e.statusCode() : Scrubbed.text(words))
                + (code.isEmpty() ? "" : " (" + code + ")");
        if (e.isThrottlingException()) {
            return new CloudException(Kind.TRANSIENT, "Throttled", said, e);
        }
        if (e.statusCode() >= 500 || e.isClockSkewException()) {
            return new CloudException(Kind.TRANSIENT, "AwsUnavailable", said, e);
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return new CloudException(Kind.PERMISSION, "CredentialsRejected", said, e);
        }
        if (DENIED.contains(code) || e.statusCode() == 403) {
            return new CloudException(Kind.PERMISSION, "AccessDenied", said, e);
        }
        return new CloudException(Kind.INVALID, "RefusedByAws", said, e);
    }

    private static String code(AwsServiceException e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? ""
                : e.awsErrorDetails().errorCode();
    }
}
