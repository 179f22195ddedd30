package continuo.quadruplet;

import continuo.music.Score;
import continuo.spi.Representation;
import continuo.testkit.RepresentationContract;
import org.junit.jupiter.api.Nested;

class QuadrupletContractTest {
    @Nested
    class OneTone extends RepresentationContract {
        @Override
        protected Representation<Score> create() {
            return new Quadruplet(new Quadruplet.Parameters(1, Scale.LOGARITHMIC));
        }
    }

    @Nested
    class ThreeTones extends RepresentationContract {
        @Override
        protected Representation<Score> create() {
            return new Quadruplet(new Quadruplet.Parameters(3, Scale.LOGARITHMIC));
        }
    }

    @Nested
    class ThreeTonesSeparated extends RepresentationContract {
        @Override
        protected Representation<Score> create() {
            return new Quadruplet(new Quadruplet.Parameters(3, Scale.SEPARATED));
        }
    }

    @Nested
    class TwoTonesLinear extends RepresentationContract {
        @Override
        protected Representation<Score> create() {
            return new Quadruplet(new Quadruplet.Parameters(2, Scale.LINEAR));
        }
    }

    @Nested
    class FourTonesRaw extends RepresentationContract {
        @Override
        protected Representation<Score> create() {
            return new Quadruplet(new Quadruplet.Parameters(4, Scale.RAW));
        }
    }

    @Nested
    class Levels extends RepresentationContract {
        @Override
        protected Representation<Score> create() {
            return new QuadrupletLevels(new QuadrupletLevels.Parameters());
        }
    }
}
