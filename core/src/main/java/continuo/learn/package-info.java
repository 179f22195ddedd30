/**
 * Learning by gradients, for trainers: update rules and optimisers over flat weights, the moving average of weights, the
 * curriculum of growing sequences, scores of next-event predictions, and {@link continuo.learn.GradientTrainer}, which puts them
 * together. Everything that carries over from step to step is saved and restored by name.
 */
package continuo.learn;
