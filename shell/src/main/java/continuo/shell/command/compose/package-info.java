/** Commands that make music and let it be seen and heard: generate, interpolate, roll, play, render. */
package continuo.shell.command.compose;
