/**
 * The manual page and the completion scripts of other shells, made of the commands' declarations when Continuo is
 * packaged.
 */
package continuo.shell.manual;
