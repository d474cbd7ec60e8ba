package dev.greenroom.operator.cloud.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubbedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cannot reach postgresql://app:hunter2@db.example.com:5432/app | cannot reach postgresql://[hidden]@db.example.com:5432/app",
                "cannot reach postgresql://app:hun/t@er2@db:5432/app | cannot reach postgresql://[hidden]@db:5432/app",
                "clone https://ghp_abcdef@github.com/a/b failed | clone https://[hidden]@github.com/a/b failed",
                "DATABASE_PASSWORD=hunter2 PORT=80 | DATABASE_PASSWORD=[hidden] PORT=80",
                "{\"jwtSecret\": \"hun ter2\", \"port\": 80} | {\"jwtSecret\": [hidden], \"port\": 80}",
                "{\\\"password\\\":\\\"hunter2\\\",\\\"port\\\":80} | {\\\"password\\\":[hidden],\\\"port\\\":80}",
                "api-key: hunter2, next | api-key: [hidden], next",
                "GET /?access_token=hunter2&page=2 | GET /?access_token=[hidden]&page=2",
                "header Authorization: Bearer abc.def.ghi | header Authorization: [hidden] [hidden]",
                "sent Bearer abcdef123 to it | sent Bearer [hidden] to it",
                "uses AKIAIOSFODNN7EXAMPLE now | uses [hidden] now",
                "is wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY here | is [hidden] here",
                "sha 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b | sha [hidden]",
                "token eyJhbGciOi.eyJzdWIi.sig-_x is bad | token [hidden] is bad",
            })
    void hidesWhatLooksLikeASecret(String text, String clean) {
        assertThat(Scrubbed.text(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: P1001: Can't reach database server at `db.cluster-abc.us-west-2.rds.amazonaws.com:5432`",
                "at Object.<anonymous> (/usr/src/app/node_modules/@nestjs/core/injector/injector.js:50:33)",
                "PrismaClientInitializationErrorWithAVeryLongName: Authentication failed",
                "(service gp-api-pr-123-0a1b2c3d) was unable to place a task: Capacity is unavailable at this time",
                "role arn:aws:iam::123456789012:role/greenroom/gp-api-pr-123-0a1b2c3d-Execution may not read"
                        + " arn:aws:secretsmanager:us-west-2:123456789012:secret:greenroom/gp-api-pr-123-0a1b2c3d-AbCdEf",
                "GET https://gp-api-pr-123.preview.example.com/v1/health 503",
                "the token expired; log in again",
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(Scrubbed.text(text)).isEqualTo(text);
    }

    @Test
    void hidesEveryPasswordWeMake() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(Scrubbed.text("found " + Passwords.make(random) + " there"))
                    .isEqualTo("found [hidden] there");
        }
    }

    @Test
    void hidesAPrivateKeyToItsEnd() {
        assertThat(Scrubbed.text("key -----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc=\n-----END RSA PRIVATE KEY-----"))
                .isEqualTo("key [hidden]");
    }

    @Test
    void dropsColoursAndControlCharacters() {
        assertThat(Scrubbed.line("\u001B[31merror\u001B[0m\tat\u0000 start\nnext"))
                .isEqualTo("error at  start next");
    }

    @Test
    void cutsLongLines() {
        assertThat(Scrubbed.line("word ".repeat(100))).hasSize(200).endsWith("…");
    }

    @Test
    void boundsWhatOthersSend() {
        String hostile = "passwordpassword".repeat(2000) + "a1A".repeat(20_000);
        String escapes = "secret=\"" + "\\\\".repeat(20_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(Scrubbed.text(hostile)).hasSizeLessThanOrEqualTo(4000);
            assertThat(Scrubbed.text(escapes)).hasSizeLessThanOrEqualTo(4000);
        });
        assertThat(Scrubbed.text("word ".repeat(799) + "aB3".repeat(30))).endsWith("word …");
    }
}
