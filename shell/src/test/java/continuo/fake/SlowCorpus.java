package continuo.fake;

import continuo.fault.Failure;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.params.NoParameters;
import continuo.spi.Component;
import continuo.spi.Corpus;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.pf4j.Extension;

/** A corpus that never gets done, to be interrupted. */
@Extension
@Component(id = "slow", summary = "never done")
public final class SlowCorpus implements Corpus<Score> {
    /**
     * Under this key the system's properties hold a semaphore that gets a permit for each piece whose reading begins:
     * the plugin's class loader has a copy of this class of its own, so a field would not do.
     */
    public static final String READING = "continuo.slow.reading";

    public SlowCorpus(NoParameters none) {}

    @Override
    public List<Piece<Score>> pieces() {
        return List.of(new Piece<Score>() {
            @Override
            public String name() {
                return "endless";
            }

            @Override
            public Reading<Score> read() {
                ((Semaphore) System.getProperties().get(READING)).release();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw Failure.interrupted("interrupted");
            }
        });
    }
}
