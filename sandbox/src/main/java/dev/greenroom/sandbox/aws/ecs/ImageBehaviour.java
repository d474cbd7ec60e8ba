package dev.greenroom.sandbox.aws.ecs;

import java.time.Duration;
import java.util.List;

/**
 * What the containers of an image do.
 *
 * @param present whether its registry has it
 * @param boot from the container's start until it answers, or until it ends
 * @param exitCode with which the application ends by itself after that; null: it goes on
 * @param answer HTTP status of its answers
 * @param log what it writes while it starts
 * @param migrationExitCode of a command that replaces its own
 * @param migrationLog what that command writes
 */
public record ImageBehaviour(
        boolean present,
        Duration boot,
        Integer exitCode,
        int answer,
        List<String> log,
        int migrationExitCode,
        List<String> migrationLog) {
    private static final Duration USUAL_BOOT = Duration.ofSeconds(6);
    private static final Duration SLOW_BOOT = Duration.ofSeconds(90);

    private static final List<String> STARTING = List.of(
            "[Nest] 1  - LOG [NestFactory] Starting Nest application...",
            "[Nest] 1  - LOG [InstanceLoader] PrismaModule dependencies initialized");
    private static final List<String> STARTED = List.of(
            STARTING.get(0),
            STARTING.get(1),
            "[Nest] 1  - LOG [NestApplication] Nest application successfully started");
    private static final List<String> BROKEN = List.of(
            STARTING.get(0),
            "[Nest] 1  - ERROR [ExceptionHandler] Nest can't resolve dependencies of the CampaignsService (?)."
                    + " Please make sure that the argument PrismaService at index [0] is available in the AppModule"
                    + " context.",
            "    at TestingInjector.lookupComponentInParentModules (/app/node_modules/@nestjs/core/injector/injector.js:262:19)",
            "Node.js v22.12.0");
    private static final List<String> ILL = List.of(
            STARTED.get(0),
            STARTED.get(1),
            STARTED.get(2),
            "[Nest] 1  - ERROR [HealthCheckService] Health Check has failed! {\"redis\":{\"status\":\"down\"}}");

    private static final List<String> MIGRATING =
            List.of("Prisma schema loaded from prisma/schema.prisma", "41 migrations found in prisma/migrations");
    private static final List<String> MIGRATED =
            List.of(MIGRATING.get(0), MIGRATING.get(1), "All migrations have been successfully applied.");
    private static final List<String> NOT_MIGRATED = List.of(
            MIGRATING.get(0),
            MIGRATING.get(1),
            "Applying migration `20260301120000_require_campaign_slug`",
            "Error: P3018",
            "A migration failed to apply. New migrations cannot be applied before the error is recovered from.",
            "Migration name: 20260301120000_require_campaign_slug",
            "Database error code: 23502",
            "ERROR: column \"slug\" of relation \"campaign\" contains null values");

    public ImageBehaviour {
        log = List.copyOf(log);
        migrationLog = List.copyOf(migrationLog);
    }

    public static ImageBehaviour working() {
        return new ImageBehaviour(true, USUAL_BOOT, null, 200, STARTED, 0, MIGRATED);
    }

    public static ImageBehaviour crashing() {
        return new ImageBehaviour(true, USUAL_BOOT, 1, 0, BROKEN, 0, MIGRATED);
    }

    public static ImageBehaviour unhealthy() {
        return new ImageBehaviour(true, USUAL_BOOT, null, 503, ILL, 0, MIGRATED);
    }

    public static ImageBehaviour missing() {
        return new ImageBehaviour(false, USUAL_BOOT, null, 0, List.of(), 0, List.of());
    }

    public static ImageBehaviour failingMigration() {
        return new ImageBehaviour(true, USUAL_BOOT, null, 200, STARTED, 1, NOT_MIGRATED);
    }

    public static ImageBehaviour slow() {
        return new ImageBehaviour(true, SLOW_BOOT, null, 200, STARTED, 0, MIGRATED);
    }

    /** An image whose database does not answer: application and migration end with the client's words. */
    ImageBehaviour withoutDatabase(String host, int port) {
        String words = "Can't reach database server at `" + host + ":" + port + "`";
        return new ImageBehaviour(
                present,
                Duration.ofSeconds(10),
                1,
                0,
                List.of(STARTING.get(0), "PrismaClientInitializationError: " + words, "  errorCode: 'P1001'"),
                1,
                List.of(MIGRATING.get(0), "Error: P1001: " + words));
    }
}
