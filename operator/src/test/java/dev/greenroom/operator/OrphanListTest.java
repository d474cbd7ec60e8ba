package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.operator.cloud.CloudResource;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.stack.orphan.Orphan;
import dev.greenroom.operator.stack.orphan.OrphanReport;
import dev.greenroom.operator.stack.orphan.OrphanReport.Entry;
import dev.greenroom.operator.stack.orphan.OrphanReport.Fate;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrphanListTest {
    private static final Instant SINCE = Instant.parse("2026-11-23T20:00:00.123Z");
    private static final Owner OWNER = new Owner("dev", "gp-api", "PreviewEnvironment", "gp-api-pr-9");
    private static final CloudResource ROLE =
            new CloudResource("aws:iam/role:Role", "gp-api-pr-9-t", "arn:aws:iam::1:role/greenroom/gp-api-pr-9-t");
    private static final CloudResource QUEUE = new CloudResource("aws:sqs/queue:Queue", "https://sqs/q", null);
    private static final OrphanReport REPORT = new OrphanReport(
            List.of(
                    new Entry(
                            new Orphan.Environment(
                                    OWNER,
                                    List.of(Part.DATA, Part.NET),
                                    new TreeSet<>(List.of(ROLE, QUEUE)),
                                    Placement.own("us-west-2")),
                            SINCE,
                            new Fate.RemovedAfter(Instant.parse("2026-11-24T20:00:00.123Z"))),
                    new Entry(
                            new Orphan.UnrecordedThing(ROLE, OWNER),
                            SINCE,
                            new Fate.Settling(Instant.parse("2026-11-23T21:00:00.123Z")))),
            List.of(),
            List.of("account 1, us-west-2 was not looked at: no"));

    @Test
    void forPeopleItSaysWhatItIsSinceWhenWhatIsNamedAndWhatBecomesOfIt() {
        assertThat(new OrphanList(REPORT).text()).isEqualTo("""
                environment gp-api/PreviewEnvironment/gp-api-pr-9
                  since  2026-11-23T20:00:00Z
                  what   in the state backend without a custom resource: data, net, which ever named 2 resources
                  fate   removed after 2026-11-24T20:00:00Z
                         aws:iam/role:Role arn:aws:iam::1:role/greenroom/gp-api-pr-9-t
                         aws:sqs/queue:Queue https://sqs/q
                thing arn:aws:iam::1:role/greenroom/gp-api-pr-9-t
                  since  2026-11-23T20:00:00Z
                  what   on AWS with the tag of dev/gp-api/PreviewEnvironment/gp-api-pr-9, named by no state and no record
                  fate   seen lately: a run may be making it; reported after 2026-11-23T21:00:00Z
                         aws:iam/role:Role arn:aws:iam::1:role/greenroom/gp-api-pr-9-t
                Not complete: account 1, us-west-2 was not looked at: no
                1 environment, 0 stacks, 0 things
                """);
    }

    @Test
    void forProgramsItIsOneDocument() throws Exception {
        JsonNode document = new ObjectMapper().readTree(new OrphanList(REPORT).json());

        JsonNode first = document.at("/orphans/0");
        assertThat(first.get("kind").asText()).isEqualTo("environment");
        assertThat(first.get("name").asText()).isEqualTo("gp-api/PreviewEnvironment/gp-api-pr-9");
        assertThat(first.get("since").asText()).isEqualTo("2026-11-23T20:00:00Z");
        assertThat(first.get("fate").asText()).isEqualTo("removedafter");
        assertThat(first.at("/resources/0/id").asText()).isEqualTo("gp-api-pr-9-t");
        assertThat(document.at("/unanswered/0").asText()).startsWith("account 1");
    }
}
