/** Where music to learn from comes from: MIDI files, an embedded set, and music made on the spot. */
package continuo.corpora;
