package continuo.quadruplet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import continuo.fault.Failure;
import continuo.music.Note;
import continuo.music.Score;
import continuo.params.ParameterSchema;
import continuo.spi.Column;
import continuo.spi.Representation.Decoded;
import continuo.spi.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuadrupletTest {
    private static final Quadruplet ONE = quadruplet(1);
    private static final Quadruplet THREE = quadruplet(3);
    private static final float A4 = 440;
    private static final float C4 = 261.62558f;
    private static final float E4 = 329.62756f;
    private static final float G4 = 391.99543f;
    private static final float C5 = 523.25116f;

    private static Quadruplet quadruplet(int tones) {
        return new Quadruplet(new Quadruplet.Parameters(tones, Scale.LOGARITHMIC));
    }

    private static Note note(long onset, long duration, int pitch) {
        return new Note(onset, duration, pitch, 80, 0);
    }

    private static Decoded<Score> decode(Quadruplet quadruplet, float... values) {
        int features = quadruplet.columns().size();
        return quadruplet.decode(
                new Steps(values.length / features, features, values),
                Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()));
    }

    @Test
    void columnsAreNamedAsUsersSeeThem() {
        assertThat(ONE.columns()).extracting(Column::name).containsExactly("length", "frequency", "intensity", "time");
        assertThat(THREE.columns())
                .extracting(Column::name)
                .containsExactly(
                        "length1",
                        "frequency1",
                        "intensity1",
                        "length2",
                        "frequency2",
                        "intensity2",
                        "length3",
                        "frequency3",
                        "intensity3",
                        "time");
    }

    @Test
    void parametersAreReadFromText() {
        ParameterSchema schema = ParameterSchema.of(Quadruplet.Parameters.class);
        assertThat(schema.defaults()).isEqualTo(new Quadruplet.Parameters(1, Scale.LOGARITHMIC));
        assertThat(schema.parse(Map.of("tones", "3", "scale", "raw")))
                .isEqualTo(new Quadruplet.Parameters(3, Scale.RAW));
        assertThatThrownBy(() -> schema.parse(Map.of("tones", "5"))).hasMessageContaining("1..4");
    }

    @Test
    void timesAreConvertedTo384thsOfAQuarter() {
        Score score = Score.of(480, List.of(note(0, 228, 63), note(0, 228, 75), note(240, 480, 69)));
        assertThat(ONE.encode(score).values())
                .containsExactly(182.4f, 311.12698f, 80, 0, 182.4f, 622.25397f, 80, 0, 384, A4, 80, 192);
    }

    @Test
    void theFirstTimeCountsFromTheStart() {
        Steps steps = ONE.encode(Score.of(384, List.of(note(768, 384, 69), note(1152, 384, 69))));
        assertThat(steps.at(0, 3)).isEqualTo(768);
        assertThat(steps.at(1, 3)).isEqualTo(384);
    }

    @Test
    void chordsAreWrittenFromLowToHigh() {
        Score score = Score.of(384, List.of(note(0, 96, 67), note(0, 96, 60), note(0, 48, 67), note(0, 96, 64)));
        assertThat(ONE.encode(score).values())
                .containsExactly(96, C4, 80, 0, 96, E4, 80, 0, 48, G4, 80, 0, 96, G4, 80, 0);
    }

    @Test
    void notesOfOneOnsetFillACellAndSpillIntoTheNextAtTimeZero() {
        Score score = Score.of(
                384,
                List.of(note(96, 96, 60), note(96, 96, 64), note(96, 96, 67), note(96, 96, 72), note(192, 96, 69)));
        assertThat(THREE.encode(score).values())
                .containsExactly(
                        96, C4, 80, 96, E4, 80, 96, G4, 80, 96, //
                        96, C5, 80, 0, 0, 0, 0, 0, 0, 0, //
                        96, A4, 80, 0, 0, 0, 0, 0, 0, 96);
    }

    @Test
    void absentTonesAreNotCountedAsSilent() {
        Score score = Score.of(384, List.of(note(0, 96, 60), note(96, 96, 64), note(96, 96, 67)));
        Decoded<Score> decoded = THREE.decode(THREE.encode(score), Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()));
        assertThat(decoded)
                .isEqualTo(new Decoded<>(score.withNotes(decoded.content().notes()), 3, 0, 0));
        assertThat(decoded.content().notes()).hasSize(3);
    }

    @Test
    void frequenciesGoToTheNearestTone() {
        double quarterTone = Math.pow(2, 0.49 / 12);
        for (int pitch = 0; pitch < 128; pitch++) {
            float tone = Quadruplet.frequency(pitch);
            Decoded<Score> decoded = decode(
                    ONE,
                    96,
                    tone,
                    80,
                    0,
                    96,
                    (float) (tone * quarterTone),
                    80,
                    96,
                    96,
                    (float) (tone / quarterTone),
                    80,
                    96);
            assertThat(decoded.content().notes()).extracting(Note::pitch).containsOnly(pitch);
            assertThat(decoded.clamped()).isZero();
        }
    }

    @Test
    void pitchesOutsideMidiAreClampedAndCounted() {
        Decoded<Score> decoded =
                decode(ONE, 96, -20, 80, 0, 96, 0, 80, 0, 96, 20_000, 80, 0, 96, A4, 80, 0, 96, 7, 80, 0);
        assertThat(decoded.content().notes()).extracting(Note::pitch).containsExactly(0, 0, 127, 69, 0);
        assertThat(decoded.clamped()).isEqualTo(4);
    }

    @Test
    void silentTonesAreDroppedAndCountedButTheirTimePasses() {
        Decoded<Score> decoded = decode(
                ONE, 96, A4, 0.4f, 10, 0.4f, A4, 80, 20, 96, A4, -3, 30, -5, A4, 80, 0, 96, A4, 0.5f, 40, 96, A4, 300,
                -7);
        assertThat(decoded.content().notes())
                .containsExactly(new Note(100, 96, 69, 1, 0), new Note(100, 96, 69, 127, 0));
        assertThat(decoded.asked()).isEqualTo(6);
        assertThat(decoded.dropped()).isEqualTo(4);
    }

    @Test
    void aCellWithoutIntensityIsOneSilentTone() {
        Decoded<Score> decoded = decode(THREE, 96, A4, 0, 96, A4, 0, 0, A4, 0, 96, 0, 0, 0, 96, A4, 90, 0, A4, 90, 96);
        assertThat(decoded.content().notes()).containsExactly(new Note(192, 96, 69, 90, 0));
        assertThat(decoded.asked()).isEqualTo(3);
        assertThat(decoded.dropped()).isEqualTo(2);
    }

    @Test
    void timesBelowHalfATickMakeAChord() {
        Decoded<Score> decoded =
                decode(ONE, 96, C4, 80, 10, 96, E4, 80, 0.4f, 96, G4, 80, 0.4f, 96, C5, 80, 0.4f, 96, A4, 80, 20);
        assertThat(decoded.content().notes()).extracting(Note::onset).containsExactly(10L, 10L, 10L, 10L, 31L);
    }

    @Test
    void whatIsNotANumberIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> decode(ONE, 96, A4, 80, 0, 96, Float.NaN, 80, 0))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("step 1, column frequency: NaN");
    }

    @Test
    void zeroTimeIsReachableFromAroundItsNetworkValue() {
        for (int tones = 1; tones <= 4; tones++) {
            Column time = quadruplet(tones).columns().get(3 * tones);
            double zero = time.scaling().toNetwork(0);
            assertThat(zero).isBetween(-2.0, -0.5);
            assertThat(time.scaling().toPhysical(zero + 0.15)).isLessThan(0.5);
            assertThat(time.scaling().toPhysical(zero - 3)).isBetween(-1.0, 0.0);
        }
    }

    @Test
    void absentTonesLieNearTheOthersInNetworkUnits() {
        for (Scale scale : new Scale[] {Scale.LOGARITHMIC, Scale.SEPARATED, Scale.LINEAR}) {
            List<Column> columns = new Quadruplet(new Quadruplet.Parameters(3, scale)).columns();
            for (Column column : columns.subList(3, 9)) {
                assertThat(column.scaling().toNetwork(0)).as(column.name()).isBetween(-1.01, -0.3);
            }
        }
    }

    /** A network that has learnt a mean of both puts out what lies between. */
    @Test
    void separatedWhatLiesBetweenAnAbsentToneAndARealOneIsOneOfThem() {
        assertThat(unplayableBetweenAbsentAndReal(Scale.LOGARITHMIC)).isGreaterThan(10);
        assertThat(unplayableBetweenAbsentAndReal(Scale.SEPARATED)).isZero();
    }

    /** How many of 99 tones between an absent one and A4 sound without length or below the keyboard. */
    private static int unplayableBetweenAbsentAndReal(Scale scale) {
        Quadruplet quadruplet = new Quadruplet(new Quadruplet.Parameters(2, scale));
        float[] absent = {96, C4, 80, 0, 0, 0, 0};
        float[] real = {96, C4, 80, 96, A4, 80, 0};
        int unplayable = 0;
        for (int percent = 1; percent < 100; percent++) {
            float[] between = new float[absent.length];
            for (int i = 0; i < between.length; i++) {
                var scaling = quadruplet.columns().get(i).scaling();
                double share = percent / 100.0;
                between[i] = (float) scaling.toPhysical(
                        (1 - share) * scaling.toNetwork(absent[i]) + share * scaling.toNetwork(real[i]));
            }
            Decoded<Score> decoded = decode(quadruplet, between);
            unplayable += decoded.dropped() + decoded.clamped();
        }
        return unplayable;
    }

    @Test
    void frequencyIsLinearInPitchByDefault() {
        var scaling = ONE.columns().get(1).scaling();
        double semitone = scaling.toNetwork(Quadruplet.frequency(1)) - scaling.toNetwork(Quadruplet.frequency(0));
        for (int pitch = 1; pitch < 127; pitch++) {
            double next = scaling.toNetwork(Quadruplet.frequency(pitch + 1));
            assertThat(next - scaling.toNetwork(Quadruplet.frequency(pitch))).isCloseTo(semitone, within(1e-6));
        }
    }

    @Test
    void onsetsDoNotDriftOverFiftyThousandNotes() {
        Random random = new Random(7);
        List<Note> notes = new ArrayList<>();
        long onset = 0;
        for (int i = 0; i < 50_000; i++) {
            // Mostly the same fraction of a tick again and again, whose errors would add up.
            onset += i % 100 == 99 ? random.nextInt(5000) : 228;
            notes.add(note(onset, 100, 60 + i % 12));
        }
        for (int resolution : new int[] {480, 960, 1000, 7}) {
            List<Note> decoded = ONE.decode(
                            ONE.encode(Score.of(resolution, notes)), Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()))
                    .content()
                    .notes();
            for (int i = 0; i < notes.size(); i++) {
                assertThat((double) decoded.get(i).onset())
                        .as("onset of note %d at %d ticks a quarter", i, resolution)
                        .isCloseTo(notes.get(i).onset() * 384.0 / resolution, within(0.5 + 1e-3));
            }
        }
    }

    @Test
    void onsetsSurviveTheWayThroughTheNetworksUnits() {
        Random random = new Random(8);
        List<Note> notes = new ArrayList<>();
        long onset = 0;
        for (int i = 0; i < 50_000; i++) {
            onset += random.nextInt(3) * 96L;
            notes.add(note(onset, 1 + random.nextInt(2000), random.nextInt(128)));
        }
        Score score = Score.of(384, notes);
        for (Scale scale : Scale.values()) {
            Quadruplet quadruplet = new Quadruplet(new Quadruplet.Parameters(1, scale));
            Steps steps = quadruplet.encode(score);
            float[] values = steps.values().clone();
            for (int i = 0; i < values.length; i++) {
                var scaling = quadruplet.columns().get(i % 4).scaling();
                values[i] = (float) scaling.toPhysical((float) scaling.toNetwork(values[i]));
            }
            Decoded<Score> decoded = quadruplet.decode(
                    new Steps(steps.length(), 4, values), Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()));
            assertThat(quadruplet.encode(decoded.content())).as(scale.name()).isEqualTo(steps);
        }
    }

    @Test
    void gapsBeyondTheLongestAreCutAndWhatFollowsIsNot() {
        long longest = QuadrupletColumns.LONGEST;
        Score score =
                Score.of(384, List.of(note(0, 1L << 40, 60), note(1L << 40, 96, 64), note((1L << 40) + 96, 96, 67)));
        assertThat(ONE.decode(ONE.encode(score), Score.of(Score.PAPER_TICKS_PER_QUARTER, List.of()))
                        .content()
                        .notes())
                .containsExactly(note(0, longest, 60), note(longest, 96, 64), note(longest + 96, 96, 67));
    }
}
