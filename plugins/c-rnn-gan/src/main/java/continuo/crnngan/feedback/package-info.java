/** The engine of the generators {@code c-rnn} and {@code c-rnn-detached} (Mogren 2016, section 3), on {@code float[]}. */
package continuo.crnngan.feedback;
