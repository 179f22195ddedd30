/**
 * Hearing music: playing over a MIDI port or the JDK's synthesiser, and rendering to WAV. What needs the module {@code
 * java.desktop} is reached only through here, so that a JDK without it runs the rest.
 */
package continuo.studio.sound;
