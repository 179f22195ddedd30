/**
 * C-RNN-GAN (Mogren 2016) as a plugin: the generators {@code c-rnn}, {@code c-rnn-detached} and {@code c-rnn-memory}
 * and the recurrent discriminators, each a class with a record of parameters. The networks behind them are in {@code
 * feedback} and {@code memory}.
 */
package continuo.crnngan;
