/**
 * A generator of sequences whose steps have several columns of bits, classes or levels: a recurrent network that is fed the step
 * before and draws the columns of a step one after another, so that it has a likelihood.
 */
package continuo.sequence;
