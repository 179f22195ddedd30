/**
 * Music and curves drawn with characters: the piano roll, in Unicode or ASCII, and the sparkline. Pure functions of a
 * score and the room there is.
 */
package continuo.shell.view;
