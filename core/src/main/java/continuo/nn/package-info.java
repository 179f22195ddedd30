/**
 * The numeric library: between models, which speak of tensors {@code [B, F, T]}, and engines, which work on time-major {@code
 * float[]}. {@link continuo.nn.NetworkModel} is a model whose weights are engines' in one flat row; {@link
 * continuo.nn.ShardedTapes} runs an engine over shards of a batch on several threads; {@link continuo.nn.GeneratorPasses} and {@link
 * continuo.nn.DiscriminatorPasses} are what generators and discriminators do with it. Cells, layers and stacks are in {@code
 * recurrent}, what comes after them in {@code head}, matrices in {@code weights}, products in {@code kernel}.
 */
package continuo.nn;
