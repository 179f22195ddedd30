/**
 * Notes, scores and standard MIDI files. A {@link continuo.music.Score} holds notes in ticks; {@link
 * continuo.music.MidiReader} reads files of any origin within limits of memory and salvages damaged ones, {@link
 * continuo.music.MidiWriter} writes them. No dependency but the JDK's.
 */
package continuo.music;
