package continuo.shell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import continuo.shell.session.Environment;
import continuo.shell.session.LogFile;

/**
 * Sends what libraries log, from warnings on, to the log file: nothing of it belongs on the user's terminal. In code
 * because reading an XML configuration takes longer than starting the shell.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext loggerContext) {
        FileAppender appender =
                new FileAppender(new LogFile(Environment.ofProcess().logFile()));
        appender.setContext(loggerContext);
        appender.start();
        Logger root = loggerContext.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Opens the file only when there is something to write. */
    private static final class FileAppender extends AppenderBase<ILoggingEvent> {
        private final LogFile file;

        FileAppender(LogFile file) {
            this.file = file;
        }

        @Override
        protected void append(ILoggingEvent event) {
            String trace = event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy()) + "\n";
            file.append(event.getInstant() + " " + event.getLevel() + " " + event.getLoggerName() + ": "
                    + event.getFormattedMessage() + "\n" + trace);
        }
    }
}
