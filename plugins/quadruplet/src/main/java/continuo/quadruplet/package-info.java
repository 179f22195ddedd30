/** The paper's representation of music: real-valued quadruplets of length, frequency, intensity and time. */
package continuo.quadruplet;
