package continuo.training;

import continuo.spi.Trainer.Phase;
import continuo.spi.Trainer.Position;

/**
 * How long sequences are: growing while pre-training, if that is wanted, then whole (Mogren 2016, section 4; the released code takes
 * min(4 · (epoch + 1), 100) steps).
 *
 * @param growth steps by which sequences grow each epoch of pre-training, the first epoch's length too; 0 for whole ones
 * @param steps of a whole sequence
 */
record Curriculum(int growth, int steps) {
    int stepsAt(Position position) {
        if (position.phase() == Phase.TRAIN || growth == 0) {
            return steps;
        }
        return (int) Math.min((long) growth * (position.epoch() + 1), steps);
    }
}
