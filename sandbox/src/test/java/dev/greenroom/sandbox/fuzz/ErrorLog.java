package dev.greenroom.sandbox.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Keeps the errors that are logged while it is open. */
final class ErrorLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> errors = new CopyOnWriteArrayList<>();

    ErrorLog() {
        start();
        root().addAppender(this);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            errors.add(event.getLoggerName() + ": " + event.getFormattedMessage());
        }
    }

    List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        root().detachAppender(this);
    }
}
