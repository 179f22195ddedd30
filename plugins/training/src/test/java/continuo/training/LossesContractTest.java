package continuo.training;

import continuo.spi.Loss;
import continuo.testkit.LossContract;
import org.junit.jupiter.api.Nested;

class LossesContractTest {
    @Nested
    class MinimaxContract extends LossContract {
        @Override
        protected Loss create() {
            return new Minimax(new LossParameters(0));
        }
    }

    @Nested
    class SmoothedMinimax extends LossContract {
        @Override
        protected Loss create() {
            return new Minimax(new LossParameters(0.1));
        }
    }

    @Nested
    class NonSaturatingContract extends LossContract {
        @Override
        protected Loss create() {
            return new NonSaturating(new LossParameters(0));
        }
    }

    @Nested
    class MeanFeatureMatching extends LossContract {
        @Override
        protected Loss create() {
            return new FeatureMatching(new FeatureMatching.Parameters(
                    FeatureMatching.Comparison.PAIRS, FeatureMatching.Reduction.MEAN, 0));
        }
    }

    @Nested
    class FeatureMatchingOfBatches extends LossContract {
        @Override
        protected Loss create() {
            return new FeatureMatching(new FeatureMatching.Parameters(
                    FeatureMatching.Comparison.BATCHES, FeatureMatching.Reduction.MEAN, 0));
        }
    }

    @Nested
    class SummedFeatureMatching extends LossContract {
        @Override
        protected Loss create() {
            return new FeatureMatching(new FeatureMatching.Parameters(
                    FeatureMatching.Comparison.PAIRS, FeatureMatching.Reduction.SUM, 0.1));
        }
    }
}
