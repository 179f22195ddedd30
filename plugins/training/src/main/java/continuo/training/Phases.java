package continuo.training;

import continuo.spi.Trainer.Phase;

/** The phases that the built-in trainers share, with the lengths that were found best. */
final class Phases {
    static final String PRETRAIN = "pretrain";
    static final String TRAIN = "train";

    /** The paper's numbers of epochs (Mogren 2016, section 4). */
    private static final int PAPER_PRETRAIN_EPOCHS = 6;

    private static final int PAPER_EPOCHS = 20;

    /** With more steps the generator overfits a small corpus (docs/decisions/0012). */
    private static final long PRETRAIN_STEPS = 1000;

    private static final long STEPS = 60;

    private Phases() {}

    static Phase pretrain(String summary, double cost) {
        return new Phase(PRETRAIN, summary, PAPER_PRETRAIN_EPOCHS, PRETRAIN_STEPS, cost);
    }

    static Phase train(String summary, double cost) {
        return new Phase(TRAIN, summary, PAPER_EPOCHS, STEPS, cost);
    }
}
