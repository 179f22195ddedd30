/**
 * The command language: words, quoting, variables, conditions and blocks, and the {@link
 * continuo.shell.language.Syntax} by which each command declares its arguments and options once, for parsing, help and
 * completion.
 */
package continuo.shell.language;
