package continuo.learn;

import continuo.spi.Trainer.Position;

/**
 * How long sequences are: growing while pre-training, if that is wanted, then whole (Mogren 2016, section 4; the released code takes
 * min(4 · (epoch + 1), 100) steps).
 *
 * @param phase name of the phase in which sequences grow
 * @param growth steps by which they grow each of its epochs, the first epoch's length too; 0 for whole ones
 * @param steps of a whole sequence
 */
public record Curriculum(String phase, int growth, int steps) {
    /** Steps of the sequences at a place in the training. */
    public int stepsAt(Position position) {
        if (growth == 0 || !position.phase().equals(phase)) {
            return steps;
        }
        return (int) Math.min((long) growth * (position.epoch() + 1), steps);
    }
}
