package continuo.spi;

/**
 * Where machines that train together share their gradients: the only point at which a data-parallel training differs
 * from one on a single machine, where nothing is shared.
 */
@FunctionalInterface
public interface Exchange {
    /**
     * Shares a model's gradient. The trainer calls it when {@link Model#gradient()} holds the gradient of this machine's
     * batch, before it descends; afterwards it holds the one that all machines follow. Every machine calls it for the same
     * models in the same order.
     */
    void share(Model model);

    /** A single machine: leaves the gradient as it is. */
    static Exchange none() {
        return model -> {};
    }
}
