package dev.greenroom.operator.pulumi.program;

import dev.greenroom.operator.cloud.ListenerFacts;
import dev.greenroom.operator.plan.AppPlan;
import dev.greenroom.operator.plan.DataOutputs;
import dev.greenroom.operator.plan.DataOutputs.QueueOutput;
import dev.greenroom.operator.plan.DataPlan;
import dev.greenroom.operator.plan.DataPlan.DatabasePlan;
import dev.greenroom.operator.plan.DataPlan.QueuePlan;
import dev.greenroom.operator.plan.NetOutputs;
import dev.greenroom.operator.plan.NetPlan;
import dev.greenroom.operator.plan.NetPlan.Dedicated;
import dev.greenroom.operator.plan.NetPlan.DnsRecord;
import dev.greenroom.operator.plan.NetPlan.HostRule;
import dev.greenroom.operator.plan.NetPlan.LoadBalancing;
import dev.greenroom.operator.plan.NetPlan.LogGroupPlan;
import dev.greenroom.operator.plan.NetPlan.RoleNames;
import dev.greenroom.operator.plan.NetPlan.TargetGroupPlan;
import dev.greenroom.operator.plan.Owner;
import dev.greenroom.operator.plan.Part;
import dev.greenroom.operator.plan.Placement;
import dev.greenroom.operator.plan.Scope;
import dev.greenroom.operator.plan.StackId;
import dev.greenroom.operator.plan.StackPlan;
import dev.greenroom.operator.stack.RunInputs;
import dev.greenroom.operator.stack.RunInputs.AppStep;
import dev.greenroom.operator.stack.RunInputs.ForApp;
import dev.greenroom.operator.stack.RunInputs.ForData;
import dev.greenroom.operator.stack.RunInputs.ForNet;
import dev.greenroom.operator.stack.SecretText;
import java.util.List;
import java.util.Map;

/** A stack plan with a run's inputs, whose graph is kept as {@code graphs/<name>.yaml}. */
record ProgramCase(String name, StackPlan plan, RunInputs inputs) {
    static final String PASSWORD = "zQ8r0k1T5v2mN7pX4sB9wC3dF6gH1jLy";
    static final String PRESENT = "arn:aws:ecs:us-west-2:123456789012:task-definition/gp-api-pr-7-1a2b3c4d:4";

    private static final String ID = "gp-api-pr-7-1a2b3c4d";
    private static final String HOST = "gp-api-pr-7.preview.example.com";
    private static final String CERTIFICATE = "arn:aws:acm:us-west-2:123456789012:certificate/0f0f";
    private static final String CLUSTER = "arn:aws:ecs:us-west-2:123456789012:cluster/shared";
    private static final String SECRET = "arn:aws:secretsmanager:us-west-2:123456789012:secret:";
    private static final Placement OWN = Placement.own("us-west-2");
    private static final Placement TENANT = new Placement(
            "us-west-2",
            "123456789012",
            "arn:aws:iam::123456789012:role/greenroom-previews",
            "tenant-7",
            "arn:aws:iam::123456789012:policy/previews");

    static List<ProgramCase> all() {
        Dedicated https = new Dedicated(ID, CERTIFICATE);
        HostRule rule =
                new HostRule("arn:aws:elasticloadbalancing:us-west-2:123456789012:listener/app/shared/1/2", HOST, 7);
        DnsRecord record = new DnsRecord("Z1PREVIEW", HOST);
        return List.of(
                data("data-default", OWN, false),
                data("data-final-snapshot-other-account", TENANT, true),
                new ProgramCase("net-default", net(OWN, https, null, null), new ForNet(null)),
                new ProgramCase("net-http-only", net(OWN, new Dedicated(ID, null), null, null), new ForNet(null)),
                new ProgramCase("net-dns-record-other-account", net(TENANT, https, null, record), new ForNet(null)),
                new ProgramCase("net-shared-listener", net(OWN, rule, CLUSTER, record), new ForNet(listener())),
                app("app-default", new AppStep.Roll(), List.of(), false, OWN),
                app("app-spot-other-account", new AppStep.Roll(), List.of(), true, TENANT),
                app("app-migration-register-first", new AppStep.Register(null), migration(), false, OWN),
                app("app-migration-register-later", new AppStep.Register(PRESENT), migration(), false, OWN),
                app("app-migration-roll", new AppStep.Roll(), migration(), false, OWN),
                new ProgramCase("app-no-queue", app(List.of(), false, OWN, Map.of()), forApp(new AppStep.Roll())));
    }

    static ProgramCase of(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> migration() {
        return List.of("npx", "prisma", "migrate", "deploy");
    }

    private static Scope scope(Part part, Placement placement) {
        Owner owner = new Owner("dev", "gp-api", "PreviewEnvironment", "gp-api-pr-7");
        Map<String, String> tags = Map.of(
                "greenroom.dev/owner", owner.tag(),
                "greenroom.dev/managed-by", "greenroom",
                "greenroom.dev/part", part.label());
        return new Scope(StackId.of(owner, part), part, owner, tags, placement);
    }

    private static ProgramCase data(String name, Placement placement, boolean finalSnapshot) {
        DatabasePlan database = new DatabasePlan(
                ID, "16.6", 0.5, 2, List.of("subnet-c", "subnet-d"), "app", "app", "greenroom/" + ID, finalSnapshot);
        List<QueuePlan> queues = List.of(
                new QueuePlan("jobs", ID + "-jobs.fifo", ID + "-jobs-dlq.fifo", true),
                new QueuePlan("mail", ID + "-mail", ID + "-mail-dlq", false));
        return new ProgramCase(
                name,
                new DataPlan(scope(Part.DATA, placement), "vpc-1", database, queues),
                new ForData(new SecretText(PASSWORD), SECRET + "greenroom/" + ID + "-Ab3dEf"));
    }

    private static NetPlan net(Placement placement, LoadBalancing frontend, String clusterArn, DnsRecord record) {
        return new NetPlan(
                scope(Part.NET, placement),
                "vpc-1",
                List.of("subnet-a", "subnet-b"),
                frontend,
                new TargetGroupPlan(ID, 3000, "/v1/health"),
                new LogGroupPlan("/greenroom/" + ID, 7),
                new RoleNames(ID + "-execution", ID + "-task"),
                ID + "-service",
                ID,
                clusterArn,
                record);
    }

    private static ListenerFacts listener() {
        return new ListenerFacts(
                8,
                "arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/shared/1",
                "shared-1.us-west-2.elb.amazonaws.com",
                "Z1H1FL5HABSF5",
                List.of("sg-shared"));
    }

    private static ProgramCase app(
            String name, AppStep step, List<String> migration, boolean spot, Placement placement) {
        Map<String, QueueOutput> queues = Map.of(
                "jobs",
                new QueueOutput(
                        "https://sqs.us-west-2.amazonaws.com/123456789012/" + ID + "-jobs.fifo",
                        "arn:aws:sqs:us-west-2:123456789012:" + ID + "-jobs.fifo"));
        return new ProgramCase(name, app(migration, spot, placement, queues), forApp(step));
    }

    private static ForApp forApp(AppStep step) {
        return new ForApp(Map.of("GP_API_PREVIEW", SECRET + "GP_API_PREVIEW-x1Y2z3"), step);
    }

    private static AppPlan app(
            List<String> migration, boolean spot, Placement placement, Map<String, QueueOutput> queues) {
        return new AppPlan(
                scope(Part.APP, placement),
                ID,
                "123456789012.dkr.ecr.us-west-2.amazonaws.com/gp-api@sha256:0a1b",
                3000,
                256,
                512,
                Map.of("NODE_ENV", "development", "LOG_LEVEL", "debug"),
                List.of(
                        new AppPlan.SecretBinding("JWT_SECRET", "GP_API_PREVIEW", "JWT_SECRET"),
                        new AppPlan.SecretBinding("WHOLE", "GP_API_PREVIEW", null)),
                "url",
                migration,
                1,
                spot,
                !spot,
                true,
                List.of("subnet-a", "subnet-b"),
                List.of("sg-redis-clients"),
                "vpc-1",
                new DataOutputs("db.example.com", 5432, "sg-database", SECRET + "greenroom/" + ID + "-Ab3dEf", queues),
                netOutputs());
    }

    private static NetOutputs netOutputs() {
        return new NetOutputs(
                "arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/" + ID + "/1",
                ID + "-1.us-west-2.elb.amazonaws.com",
                "arn:aws:elasticloadbalancing:us-west-2:123456789012:targetgroup/" + ID + "/1",
                CLUSTER,
                "sg-service",
                "arn:aws:iam::123456789012:role/greenroom/" + ID + "-execution",
                "arn:aws:iam::123456789012:role/greenroom/" + ID + "-task",
                "/greenroom/" + ID);
    }

    @Override
    public String toString() {
        return name;
    }
}
