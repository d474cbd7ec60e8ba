package dev.greenroom.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AwsNamesTest {
    private static final List<Integer> LIMITS =
            List.of(AwsNames.LOAD_BALANCER, AwsNames.DATABASE, AwsNames.DATABASE - 2, AwsNames.ROLE, AwsNames.QUEUE);
    /** The longest role that is used with each limit. */
    private static final Map<Integer, String> ROLES = Map.of(
            AwsNames.LOAD_BALANCER, "rule",
            AwsNames.DATABASE, "service",
            AwsNames.ROLE, "execution",
            AwsNames.QUEUE, "k".repeat(32) + "-dlq");

    private static final String LONGEST_PREFIX = "a".repeat(16);

    /** Everything that the CRD lets in, at the edges and at random (a fixed seed: the same in every run). */
    static Stream<AwsNames> names() {
        Random random = new Random(7);
        Stream<AwsNames> edges = Stream.of("a", "7", "a--b", "a-".repeat(31) + "a", "a".repeat(63), "1".repeat(63))
                .flatMap(name -> Stream.of("gr", "a", LONGEST_PREFIX)
                        .map(prefix -> new AwsNames(prefix, owner("gp-api", name))));
        Stream<AwsNames> others = Stream.generate(() -> new AwsNames(
                        label(random, "abcxyz", 16).replaceAll("-+", "-"),
                        owner(label(random, "abc019-", 63), label(random, "abc019-", 63))))
                .limit(60);
        return Stream.concat(edges, others);
    }

    private static String label(Random random, String characters, int max) {
        StringBuilder label = new StringBuilder("a");
        int length = random.nextInt(max - 1);
        for (int i = 0; i < length; i++) {
            label.append(characters.charAt(random.nextInt(characters.length())));
        }
        return label.append(length == max - 2 ? "" : "z").toString();
    }

    private static Owner owner(String namespace, String name) {
        return new Owner("test", namespace, "PreviewEnvironment", name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameIsWithinItsLimitAndOfCharactersThatAllServicesTake(AwsNames names) {
        LIMITS.forEach(limit -> isGood(names.of(limit), limit, names));
        ROLES.forEach((limit, role) -> {
            String name = names.of(role, limit);
            isGood(name, limit, names);
            assertThat(name).endsWith("-" + role);
        });
    }

    private static void isGood(String name, int limit, AwsNames names) {
        assertThat(name)
                .hasSizeLessThanOrEqualTo(limit)
                .matches("[a-z][a-z0-9-]*[a-z0-9]")
                .doesNotContain("--")
                .startsWith(names.prefix() + "-")
                .contains("-" + names.owner().hash8());
    }

    @ParameterizedTest
    @MethodSource("names")
    void queuesKeepTheirKeyAndTheirSuffix(AwsNames names) {
        String key = "k".repeat(32) + "-dlq";

        assertThat(names.queue(key, true)).hasSizeLessThanOrEqualTo(80).endsWith("-" + key + ".fifo");
        assertThat(names.queue(key, false)).hasSizeLessThanOrEqualTo(80).endsWith("-" + key);
    }

    @Test
    void aShortNameIsKeptWhole() {
        AwsNames names = new AwsNames("gr", owner("gp-api", "gp-api-pr-7"));

        assertThat(names.of(AwsNames.DATABASE))
                .isEqualTo("gr-gp-api-pr-7-" + names.owner().hash8());
    }

    @Test
    void aPrefixThatTheNameStartsWithIsNotRepeated() {
        AwsNames names = new AwsNames("gp-api", owner("gp-api", "gp-api-pr-7"));

        assertThat(names.of(AwsNames.DATABASE))
                .isEqualTo("gp-api-pr-7-" + names.owner().hash8());
    }

    @Test
    void theSameOwnerHasTheSameNamesAndAnotherOneOthers() {
        Set<String> seen = new HashSet<>();
        for (Owner owner : List.of(
                owner("gp-api", "pr-7"),
                owner("gp-api", "pr-8"),
                owner("gp-web", "pr-7"),
                new Owner("other", "gp-api", "PreviewEnvironment", "pr-7"),
                new Owner("test", "gp-api", "ServiceDeployment", "pr-7"),
                owner("gp-api", "x".repeat(62) + "1"),
                owner("gp-api", "x".repeat(62) + "2"))) {
            for (int limit : Set.copyOf(LIMITS)) {
                String name = new AwsNames("gr", owner).of(limit);
                assertThat(new AwsNames("gr", owner).of(limit)).isEqualTo(name);
                assertThat(seen.add(limit + name)).as(name).isTrue();
            }
        }
    }
}
