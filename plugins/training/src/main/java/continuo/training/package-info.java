/**
 * Losses and trainers: what a discriminator's logits are worth to either side, adversarial training with its
 * pre-training, and training on the likelihood of the next event. The steps follow gradients by {@link
 * continuo.learn}.
 */
package continuo.training;
