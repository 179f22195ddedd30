package continuo.train;

import static org.assertj.core.api.Assertions.assertThat;

import continuo.content.ContentKinds;
import continuo.music.MidiReader;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.spi.Corpus;
import continuo.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The paper's data, as released, through the whole way from files to numbers. */
class ClassicalCorpusTest {
    private record MidiFile(Path folder, Path file) implements Corpus.Piece<Score> {
        @Override
        public String name() {
            return folder.relativize(file).toString();
        }

        @Override
        public Reading<Score> read() {
            return MidiReader.read(file, true);
        }
    }

    @Test
    void countsAndNamesWhatIsInTheClassicalFiles() throws IOException {
        Path folder = SharedData.assumeClassical();
        Census census = CorpusLoader.load(
                        ContentKinds.SCORE,
                        List.of(FakeMusic.corpus(midiFiles(folder))),
                        new FakeMusic.LengthAndPitch(),
                        LoadOptions.of(1, 2),
                        LoadProgress.none())
                .census();

        assertThat(census.seen()).isEqualTo(3029);
        // The seven files of no bytes.
        assertThat(census.damaged())
                .hasSize(7)
                .allSatisfy(d -> assertThat(d.reason()).contains(d.name()));
        // 236 files repeat another byte by byte; the others hold the same notes in other bytes.
        assertThat(census.duplicates()).hasSize(255);
        assertThat(census.loaded()).isEqualTo(3029 - 7 - 255);
        assertThat(census.empty()).isEmpty();
        assertThat(census.notes()).isEqualTo(9_611_203);
        assertThat(census.salvaged()).hasSize(49);
        // Runs are resumed only with the music they were begun with, so this must never change.
        assertThat(census.digest()).isEqualTo("40868a7e293d07eb047d1408408c761a25e5810d79385d8c4f654e5c31ac8da8");
    }

    private static List<Corpus.Piece<Score>> midiFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".mid"))
                    .sorted()
                    .<Corpus.Piece<Score>>map(file -> new MidiFile(folder, file))
                    .toList();
        }
    }
}
