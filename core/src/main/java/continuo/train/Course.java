package continuo.train;

import continuo.fault.Failure;
import continuo.run.Tensor;
import continuo.run.TrainingPlan;
import continuo.spi.Trainer.Position;
import java.util.List;

/**
 * Where a training is, to the batch.
 *
 * @param phase name of the phase
 * @param epoch within the phase, from 0
 * @param batch within the epoch, from 0
 * @param step over the whole training, from 0
 */
public record Course(String phase, int epoch, int batch, long step) {
    /** Its tensor in a checkpoint: the number of the phase in the plan, epoch, batch, step. */
    static final String TENSOR = "course";

    /** The beginning of a plan. */
    static Course start(TrainingPlan plan) {
        return new Course(plan.names().get(0), 0, 0, 0).settled(plan);
    }

    /**
     * From the tensor's values.
     *
     * @throws Failure of kind DATA when no training of that plan can be there
     */
    static Course of(long[] values, TrainingPlan plan) {
        if (values.length != 4
                || values[0] < 0
                || values[0] >= plan.phases().size()
                || values[1] < 0
                || values[1] > Integer.MAX_VALUE
                || values[2] < 0
                || values[2] > Integer.MAX_VALUE
                || values[3] < 0) {
            throw Failure.data("the checkpoint says of no place in the training where it is");
        }
        return new Course(plan.names().get((int) values[0]), (int) values[1], (int) values[2], values[3]);
    }

    Tensor tensor(TrainingPlan plan) {
        return Tensor.Longs.of(TENSOR, plan.names().indexOf(phase), epoch, batch, step);
    }

    Position position() {
        return new Position(phase, epoch, step);
    }

    /** After one more batch of {@code batches} per epoch. */
    Course next(int batches) {
        return batch + 1 < batches
                ? new Course(phase, epoch, batch + 1, step + 1)
                : new Course(phase, epoch + 1, 0, step + 1);
    }

    /** Moves on to the next phase that has epochs when all of this one are done; the last is never left. */
    Course settled(TrainingPlan plan) {
        List<String> names = plan.names();
        Course course = this;
        for (int next = names.indexOf(phase) + 1;
                next < names.size() && course.epoch >= plan.epochs(course.phase);
                next++) {
            course = new Course(names.get(next), 0, 0, step);
        }
        return course;
    }

    /** Whether it is in the last phase, the training proper. */
    boolean ofTraining(TrainingPlan plan) {
        return phase.equals(plan.trainingProper());
    }

    /** Whether a plan is done. */
    boolean done(TrainingPlan plan) {
        return ofTraining(plan) && epoch >= plan.epochs();
    }
}
