/** The engine of the generator {@code c-rnn-memory}: a fading memory of levels and heads that draw from it, on {@code float[]}. */
package continuo.crnngan.memory;
