package continuo.corpora;

import continuo.corpora.abc.AbcReader;
import continuo.corpora.abc.AbcTune;
import continuo.corpora.abc.Performer;
import continuo.fault.Failure;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.params.Parameter;
import continuo.spi.Component;
import continuo.spi.Corpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pf4j.Extension;

/**
 * Music to begin with, without a file of one's own: public-domain pieces that lie in the plugin as text ({@link AbcReader}
 * says how they are written) and are played on the spot, each time the same for a seed.
 */
@Extension
@Component(id = "starter", summary = "embedded public-domain pieces, Petzold to Joplin, played from their notation")
public final class StarterCorpus implements Corpus<Score> {
    /** Lists the files: a folder inside a jar cannot be listed. */
    private static final String INDEX = "starter/INDEX";

    private final Parameters parameters;

    /** What can be set. */
    public record Parameters(
            @Parameter(help = "seed of the performances' small irregularities", value = "1")
            long seed,

            @Parameter(
                    help = "standard deviation of onsets from the beat, in 1/384 quarter; 0 plays exactly",
                    value = "3",
                    min = 0,
                    max = 12)
            double timing) {}

    public StarterCorpus(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public List<Piece<Score>> pieces() {
        return text(INDEX)
                .lines()
                .filter(line -> !line.isBlank())
                .<Piece<Score>>map(file -> new Notated(file, parameters))
                .toList();
    }

    private record Notated(String file, Parameters parameters) implements Piece<Score> {
        @Override
        public String name() {
            return file.substring(0, file.lastIndexOf('.'));
        }

        @Override
        public Optional<String> stamp() {
            return Optional.of("played from its notation");
        }

        @Override
        public Reading<Score> read() {
            AbcTune tune = AbcReader.read(file, text("starter/" + file));
            // Every piece has chance of its own, so that one more piece in the corpus changes no other.
            SplittableRandom random = new SplittableRandom(parameters.seed() * 31 + name().hashCode());
            return Reading.of(new Performer(random, parameters.timing()).perform(tune));
        }
    }

    private static String text(String resource) {
        try (InputStream in = StarterCorpus.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw Failure.plugin("the corpora plugin lacks its resource " + resource + ": install it again", null);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Failure.plugin("the corpora plugin's resource " + resource + " cannot be read: install it again", e);
        }
    }
}
