package dev.greenroom.operator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.operator.cloud.CloudException;
import dev.greenroom.operator.cloud.CloudException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.EcsException;

class AwsCallsTest {

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException,     TRANSIENT,  Throttled",
        "400, RequestLimitExceeded,    TRANSIENT,  Throttled",
        "500, InternalFailure,         TRANSIENT,  AwsUnavailable",
        "503, ServiceUnavailable,      TRANSIENT,  AwsUnavailable",
        "400, AccessDeniedException,   PERMISSION, AccessDenied",
        "403, UnauthorizedOperation,   PERMISSION, AccessDenied",
        "403, SomethingNew,            PERMISSION, AccessDenied",
        "400, ExpiredTokenException,   PERMISSION, CredentialsRejected",
        "403, InvalidClientTokenId,    PERMISSION, CredentialsRejected",
        "400, InvalidParameterValue,   INVALID,    RefusedByAws",
        "404, NoSuchThing,             INVALID,    RefusedByAws",
    })
    void sortsAnswersByWhatASecondTryIsWorth(int status, String code, Kind kind, String reason) {
        CloudException translated = AwsCalls.translated("do it", answer(status, code, "because"));
        assertThat(translated.kind()).isEqualTo(kind);
        assertThat(translated.reason()).isEqualTo(reason);
        assertThat(translated).hasMessage("cannot do it: because (" + code + ")");
    }

    @Test
    void keepsSecretsAndRequestIdsOutOfMessages() {
        AwsServiceException answer = answer(403, "AccessDenied", "token=hunter2 is not valid");
        assertThat(AwsCalls.translated("do it", answer))
                .hasMessage("cannot do it: token=[hidden] is not valid (AccessDenied)");
        assertThat(AwsCalls.translated("do it", answer(500, null, null))).hasMessage("cannot do it: HTTP status 500");
    }

    @Test
    void tellsMissingCredentialsFromNoAnswer() {
        assertThat(AwsCalls.translated("do it", SdkClientException.create("Unable to load credentials from any")))
                .returns(Kind.PERMISSION, CloudException::kind)
                .returns("NoCredentials", CloudException::reason);
        assertThat(AwsCalls.translated("do it", SdkClientException.create("Connection refused")))
                .returns(Kind.TRANSIENT, CloudException::kind)
                .returns("AwsUnreachable", CloudException::reason);
    }

    @Test
    void findsNothingWhereAwsSaysSoAndThrowsTheRest() {
        assertThat(AwsCalls.find(
                        "look",
                        () -> fail(ClusterNotFoundException.builder().build()),
                        ClusterNotFoundException.class,
                        ClientException.class))
                .isEmpty();
        EcsException other = (EcsException)
                EcsException.builder().statusCode(400).message("no").build();
        assertThatThrownBy(() -> AwsCalls.find("look", () -> fail(other), ClusterNotFoundException.class))
                .isInstanceOf(CloudException.class)
                .hasCause(other);
    }

    private static String fail(RuntimeException e) {
        throw e;
    }

    private static AwsServiceException answer(int status, String code, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .requestId("4c5b1d1e-8e5b-4a52-9e0b-2a0f0ff5b0d1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
