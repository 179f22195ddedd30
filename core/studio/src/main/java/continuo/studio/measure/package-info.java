/** Measuring trained generators beside held-out music, and the music that is kept in memory for it. */
package continuo.studio.measure;
