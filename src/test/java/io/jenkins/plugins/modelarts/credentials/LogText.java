package io.jenkins.plugins.modelarts.credentials;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Keeps all log records as text, as a reader of the log sees them. Thread-safe. */
final class LogText extends Handler {
    private final StringBuilder text = new StringBuilder();

    @Override
    public synchronized void publish(LogRecord log) {
        text.append(log.getLoggerName()).append(' ').append(log.getMessage());
        if (log.getParameters() != null) {
            text.append(' ').append(Arrays.toString(log.getParameters()));
        }
        if (log.getThrown() != null) {
            StringWriter trace = new StringWriter();
            log.getThrown().printStackTrace(new PrintWriter(trace));
            text.append(trace);
        }
        text.append('\n');
    }

    synchronized String text() {
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
