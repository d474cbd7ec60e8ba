package dev.greenroom.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log configuration of production, in a context of its own. */
class LoggingTest {
    private final LoggerContext context = new LoggerContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void writesOneJsonObjectALineWithEnvironmentAndRun() throws Exception {
        configure(Map.of());
        context.getMDCAdapter().put("environment", "gp-api/gp-api-pr-123");
        context.getMDCAdapter().put("run", "k3v9");
        context.getMDCAdapter().put("resource.name", "not ours");

        String line = encode(new IllegalStateException("inner"));

        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("time", "level", "logger", "message", "environment", "run", "thread", "error");
        assertThat(json.get("time").asText()).endsWith("Z");
        assertThat(json.get("message").asText()).isEqualTo("stack is up");
        assertThat(json.get("environment").asText()).isEqualTo("gp-api/gp-api-pr-123");
        assertThat(json.get("error").asText()).startsWith("java.lang.IllegalStateException: inner");
    }

    @Test
    void keepsLibrariesQuietEvenWhenGreenroomIsNot() throws Exception {
        configure(Map.of("GREENROOM_LOG_LEVEL", "DEBUG"));

        assertThat(level("dev.greenroom.operator.stack.StackRuns")).isEqualTo(Level.DEBUG);
        assertThat(level("com.pulumi.deployment.internal.DeploymentImpl")).isEqualTo(Level.WARN);
        assertThat(level("software.amazon.awssdk.request")).isEqualTo(Level.WARN);
        assertThat(level("io.fabric8.kubernetes.client")).isEqualTo(Level.WARN);
    }

    @Test
    void logsGreenroomAtInfoUnlessToldOtherwise() throws Exception {
        configure(Map.of());

        assertThat(level("dev.greenroom.operator.Main")).isEqualTo(Level.INFO);
    }

    @Test
    void writesPlainTextOnRequest() throws Exception {
        configure(Map.of("GREENROOM_LOG_FORMAT", "text"));
        context.getMDCAdapter().put("environment", "gp-api/gp-api-pr-123");

        assertThat(encode(null)).matches("[0-9:.]+ INFO  Main \\[gp-api/gp-api-pr-123] stack is up\n");
    }

    @Test
    void hearsWhatPulumisSdkSaysByJavaUtilLogging() {
        Logger logger = (Logger) LoggerFactory.getLogger("com.pulumi.deployment");
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        try {
            JavaUtilLogging.route();
            java.util.logging.Logger.getLogger("com.pulumi.deployment").severe("the program broke");
        } finally {
            logger.detachAppender(heard);
            SLF4JBridgeHandler.uninstall();
            resetJavaUtilLogging();
        }

        assertThat(heard.list).extracting(ILoggingEvent::getMessage).containsExactly("the program broke");
    }

    private static void resetJavaUtilLogging() {
        try {
            LogManager.getLogManager().readConfiguration();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void configure(Map<String, String> environment) throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        environment.forEach(context::putProperty);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
        // Logback prints its own troubles on the console, in a format of its own.
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .filteredOn(status -> status.getLevel() >= Status.WARN)
                .isEmpty();
    }

    private Level level(String logger) {
        return context.getLogger(logger).getEffectiveLevel();
    }

    private String encode(Throwable error) {
        Logger logger = context.getLogger("dev.greenroom.operator.Main");
        LoggingEvent event =
                new LoggingEvent(LoggingTest.class.getName(), logger, Level.INFO, "stack is up", error, null);
        var appender = (ConsoleAppender<ILoggingEvent>) context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .next();
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
