package continuo.train;

import continuo.run.Tensor;
import continuo.run.TrainingPlan;
import continuo.spi.Trainer.Phase;
import continuo.spi.Trainer.Position;

/**
 * Where a training is, to the batch.
 *
 * @param phase which part of it
 * @param epoch within the phase, from 0
 * @param batch within the epoch, from 0
 * @param step over the whole training, from 0
 */
public record Course(Phase phase, int epoch, int batch, long step) {
    static final Course START = new Course(Phase.PRETRAIN, 0, 0, 0);

    /** Its tensor in a checkpoint. */
    static final String TENSOR = "course";

    /** From the tensor's values. */
    static Course of(long[] values) {
        return new Course(
                Phase.values()[Math.toIntExact(values[0])],
                Math.toIntExact(values[1]),
                Math.toIntExact(values[2]),
                values[3]);
    }

    Tensor tensor() {
        return Tensor.Longs.of(TENSOR, phase.ordinal(), epoch, batch, step);
    }

    Position position() {
        return new Position(phase, epoch, step);
    }

    /** After one more batch of {@code batches} an epoch. */
    Course next(int batches) {
        return batch + 1 < batches
                ? new Course(phase, epoch, batch + 1, step + 1)
                : new Course(phase, epoch + 1, 0, step + 1);
    }

    /** Moves on from pre-training when all its epochs are done. */
    Course settled(int pretrainEpochs) {
        return phase == Phase.PRETRAIN && epoch >= pretrainEpochs ? new Course(Phase.TRAIN, 0, 0, step) : this;
    }

    /** Whether a plan is done. */
    boolean done(TrainingPlan plan) {
        return phase == Phase.TRAIN && epoch >= plan.epochs();
    }
}
