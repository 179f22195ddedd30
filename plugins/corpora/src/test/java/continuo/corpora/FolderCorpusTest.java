package continuo.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import continuo.fault.Failure;
import continuo.music.MidiWriter;
import continuo.music.Note;
import continuo.music.Score;
import continuo.spi.Corpus;
import continuo.spi.Corpus.Piece;
import continuo.testkit.CorpusContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCorpusTest extends CorpusContract {
    private static final Score SCORE =
            Score.of(384, List.of(new Note(0, 384, 60, 80, 0), new Note(0, 384, 38, 80, Note.DRUM_CHANNEL)));

    @TempDir
    Path folder;

    @Override
    protected Corpus<Score> create() {
        try {
            write("one.mid");
            Files.writeString(folder.resolve("text.mid"), "no music");
            return corpus(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, MidiWriter.write(SCORE));
    }

    private static Corpus<Score> corpus(Path path) {
        return new FolderCorpus(new FolderCorpus.Parameters(path.toString(), false, true));
    }

    private static List<String> names(Corpus<Score> corpus) {
        return corpus.pieces().stream().map(Piece::name).toList();
    }

    @Test
    void filesAreFoundInAllFoldersInTheOrderOfTheirPaths() throws IOException {
        write("b.MID");
        write("deep/er/c.midi");
        write("a.kar");
        write("deep/a.Rmi");
        Files.writeString(folder.resolve("notes.txt"), "not music");
        Files.writeString(folder.resolve("mid"), "not music");
        assertThat(names(corpus(folder))).containsExactly("a.kar", "b.MID", "deep/a.Rmi", "deep/er/c.midi");
    }

    @Test
    void linksAreFollowedButNotInCircles() throws IOException {
        write("music/a.mid");
        Files.createSymbolicLink(folder.resolve("music/again"), folder.resolve("music"));
        Files.createSymbolicLink(folder.resolve("music/b.mid"), folder.resolve("music/a.mid"));
        assertThat(names(corpus(folder.resolve("music")))).containsExactly("a.mid", "b.mid");
    }

    @Test
    void linkToNothingIsAPieceThatCannotBeRead() throws IOException {
        Files.createSymbolicLink(folder.resolve("gone.mid"), folder.resolve("nowhere.mid"));
        assertThat(corpus(folder).pieces())
                .singleElement()
                .satisfies(piece -> assertThatThrownBy(piece::read)
                        .isInstanceOfSatisfying(
                                Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA))
                        .hasMessageContaining("gone.mid"));
    }

    @Test
    void singleFileIsACorpusOfOne() throws IOException {
        assertThat(names(corpus(write("song.mid")))).containsExactly("song.mid");
    }

    @Test
    void drumsAreLeftOutUnlessAskedFor() throws IOException {
        Path file = write("song.mid");
        Corpus<Score> withDrums = new FolderCorpus(new FolderCorpus.Parameters(file.toString(), true, true));
        assertThat(corpus(file).pieces().get(0).read().content().notes())
                .extracting(Note::pitch)
                .containsExactly(60);
        assertThat(withDrums.pieces().get(0).read().content().notes()).hasSize(2);
    }

    @Test
    void damagedFileIsSalvagedOnlyWhenAskedFor() throws IOException {
        byte[] bytes = MidiWriter.write(SCORE);
        Path file = Files.write(folder.resolve("cut.mid"), Arrays.copyOf(bytes, bytes.length - 3));
        assertThat(corpus(file).pieces().get(0).read().warnings()).isNotEmpty();
        Corpus<Score> strict = new FolderCorpus(new FolderCorpus.Parameters(file.toString(), false, false));
        assertThatThrownBy(() -> strict.pieces().get(0).read()).isInstanceOf(Failure.class);
    }

    @Test
    void wrongPlacesAreTheUsersMistakeAndNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertUserMistake(corpus(folder.resolve("missing")), "missing");
        assertUserMistake(corpus(empty), "no MIDI file in " + empty);
        assertUserMistake(new FolderCorpus(new FolderCorpus.Parameters("", false, true)), "path=");
        assertUserMistake(new FolderCorpus(new FolderCorpus.Parameters("a\0b", false, true)), "path=");
    }

    private static void assertUserMistake(Corpus<Score> corpus, String words) {
        assertThatThrownBy(corpus::pieces)
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.USER))
                .hasMessageContaining(words);
    }
}
