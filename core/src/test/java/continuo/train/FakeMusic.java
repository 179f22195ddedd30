package continuo.train;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Reading;
import continuo.music.Score;
import continuo.spi.Column;
import continuo.spi.Corpus;
import continuo.spi.Representation;
import continuo.spi.Scaling;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Music and components for tests. */
final class FakeMusic {
    /** A note for which the representation gives what it must not. */
    static final Note BREAKS_REPRESENTATION = new Note(0, 12_345, 0, 1, 15);

    /** Length and pitch of every note. */
    static class LengthAndPitch implements Representation<Score> {
        @Override
        public List<Column> columns() {
            return List.of(
                    new Column("length", "1/384 quarter", 0, 1e6, Column.Type.CONTINUOUS, new Scaling.Affine(0, 384)),
                    new Column("pitch", "key", 0, 127, Column.Type.CONTINUOUS, new Scaling.Affine(64, 64)));
        }

        @Override
        public Steps encode(Score score) {
            float[] values = new float[2 * score.notes().size()];
            for (int i = 0; i < score.notes().size(); i++) {
                Note note = score.notes().get(i);
                values[2 * i] = note.duration() * 384f / score.ticksPerQuarter();
                values[2 * i + 1] = note.equals(BREAKS_REPRESENTATION) ? Float.NaN : note.pitch();
            }
            return new Steps(score.notes().size(), 2, values);
        }

        @Override
        public Decoded<Score> decode(Steps steps, Score blank) {
            throw new UnsupportedOperationException("loading decodes nothing");
        }
    }

    record FakePiece(String name, Supplier<Reading<Score>> reading) implements Corpus.Piece<Score> {
        @Override
        public Reading<Score> read() {
            return reading.get();
        }
    }

    private FakeMusic() {}

    static Corpus<Score> corpus(List<Corpus.Piece<Score>> pieces) {
        return () -> pieces;
    }

    static Corpus.Piece<Score> piece(String name, Score score) {
        return new FakePiece(name, () -> Reading.of(score));
    }

    static Corpus.Piece<Score> salvaged(String name, Score score, String... warnings) {
        return new FakePiece(name, () -> new Reading<>(score, List.of(warnings)));
    }

    static Corpus.Piece<Score> failing(String name, Throwable problem) {
        return new FakePiece(name, () -> {
            throw FakeMusic.<RuntimeException>sneaky(problem);
        });
    }

    static Corpus.Piece<Score> unreadable(String name) {
        return failing(name, Failure.data(name + ": byte 0: not MIDI"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable problem) throws T {
        throw (T) problem;
    }

    /** Different for each seed. */
    static Score melody(int notes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Note> melody = new ArrayList<>();
        for (int i = 0; i < notes; i++) {
            melody.add(new Note(48L * i, 24 + random.nextInt(48), 40 + random.nextInt(40), 1 + random.nextInt(127), 0));
        }
        return Score.of(96, melody);
    }

    static List<Corpus.Piece<Score>> melodies(int count, int notes) {
        List<Corpus.Piece<Score>> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(piece("melody " + i, melody(notes, i)));
        }
        return pieces;
    }
}
