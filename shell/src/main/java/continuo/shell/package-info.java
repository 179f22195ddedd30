/**
 * The shell as a program: its entry point, interactive, scripted and one-command modes, interrupts, and how an
 * exception becomes one line and an exit code. Everything else of it is in the packages below.
 */
package continuo.shell;
