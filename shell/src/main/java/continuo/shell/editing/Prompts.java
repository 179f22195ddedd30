package continuo.shell.editing;

/**
 * What stands before the lines that are typed.
 *
 * @param first before a command
 * @param continuation before a line that goes on with it
 */
record Prompts(String first, String continuation) {}
