/** What networks end in: logits, outputs read from a trunk, distributions of real numbers. On {@code float[]}, as below. */
package continuo.nn.head;
