/**
 * What goes wrong, for the person who can mend it: every error that is not a bug is a {@link continuo.fault.Failure}
 * with a kind, which decides the exit code, and a message that names the thing, the place and the way out.
 */
package continuo.fault;
