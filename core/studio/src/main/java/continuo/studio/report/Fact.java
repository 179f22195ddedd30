package continuo.studio.report;

/**
 * Something that is so, for a table of two columns.
 *
 * @param name what
 * @param value how it is, as a user would type or read it
 */
public record Fact(String name, String value) {}
