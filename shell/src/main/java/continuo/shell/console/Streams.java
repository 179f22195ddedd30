package continuo.shell.console;

import java.io.InputStream;

/**
 * Where commands come from and results go.
 *
 * @param input commands
 * @param inputTerminal whether a person types them
 * @param out results
 * @param err everything else
 */
public record Streams(InputStream input, boolean inputTerminal, Output out, Output err) {}
