package continuo.corpora.abc;

import continuo.corpora.abc.AbcEvent.Articulation;
import continuo.corpora.abc.AbcEvent.Dynamic;
import continuo.corpora.abc.AbcEvent.Tone;
import continuo.music.Note;
import continuo.music.Score;
import continuo.music.Tempo;
import continuo.music.TimeSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Plays a tune as a pianist might: repeats, dynamics as marked and shaped by metre, phrase and register, the leading
 * voice and the top of a chord brought out, notes a little shorter than written, onsets a little off the grid. Tones
 * that are written to begin together begin together: no time between them is what makes a chord.
 *
 * @param random all of a performance's chance
 * @param timing standard deviation of an onset from its written place, in ticks of 1/384 quarter, at least 0; never
 *     more than twice that
 */
public record Performer(RandomGenerator random, double timing) {
    private static final int PHRASE_BARS = 4;
    private static final double FERMATA_STRETCH = 1.6;
    private static final long SHORTEST = 12;

    /** Plays the whole tune, at {@link Score#PAPER_TICKS_PER_QUARTER} ticks per quarter, on MIDI channel 0. */
    public Score perform(AbcTune tune) {
        List<AbcPlaying> voices = tune.voices().stream().map(AbcPlaying::of).toList();
        Map<Long, Long> onsets = onsets(voices);
        List<Note> notes = new ArrayList<>();
        for (int voice = 0; voice < voices.size(); voice++) {
            NavigableMap<Long, Dynamic> dynamics = dynamics(voices.get(0), voices.get(voice));
            double balance = balance(voice, voices.size());
            double register = meanPitch(voices.get(voice));
            for (AbcPlaying.Event event : voices.get(voice).events()) {
                double loudness = loudness(event, dynamics) + balance;
                play(event, Objects.requireNonNull(onsets.get(event.onset())), loudness, register, notes);
            }
        }
        return new Score(
                Score.PAPER_TICKS_PER_QUARTER,
                onOneKeyboard(notes),
                tempos(tune, voices.get(0), onsets),
                timeSignatures(voices.get(0), onsets));
    }

    /** Where each written onset is played; in the same order. */
    private Map<Long, Long> onsets(List<AbcPlaying> voices) {
        List<Long> written = voices.stream()
                .flatMap(voice -> voice.events().stream())
                .map(AbcPlaying.Event::onset)
                .distinct()
                .sorted()
                .toList();
        Map<Long, Long> played = new HashMap<>();
        long previous = -1;
        for (long onset : written) {
            double deviation = timing * Math.max(-2, Math.min(2, random.nextGaussian()));
            previous = Math.max(previous + 1, onset == 0 ? 0 : onset + Math.round(deviation));
            played.put(onset, previous);
        }
        return played;
    }

    private static NavigableMap<Long, Dynamic> dynamics(AbcPlaying leading, AbcPlaying own) {
        NavigableMap<Long, Dynamic> dynamics = new TreeMap<>();
        dynamics.put(-1L, Dynamic.MF);
        for (AbcPlaying playing : List.of(leading, own)) {
            for (AbcPlaying.Event event : playing.events()) {
                event.written().dynamic().ifPresent(dynamic -> dynamics.put(event.onset(), dynamic));
            }
        }
        return dynamics;
    }

    /** The leading voice is brought out, inner voices stand back, the bass a little less. */
    private static double balance(int voice, int voices) {
        if (voice == 0) {
            return voices == 1 ? 0 : 5;
        }
        return voice == voices - 1 ? -3 : -6;
    }

    private static double meanPitch(AbcPlaying playing) {
        return playing.events().stream()
                .flatMap(event -> event.tones().stream())
                .mapToInt(Tone::pitch)
                .average()
                .orElse(0);
    }

    private static double loudness(AbcPlaying.Event event, NavigableMap<Long, Dynamic> dynamics) {
        double marked = dynamics.floorEntry(event.onset()).getValue().velocity();
        double accent = event.written().articulations().contains(Articulation.ACCENT) ? 14 : 0;
        return marked + accent + metricAccent(event) + phraseArc(event);
    }

    private static double metricAccent(AbcPlaying.Event event) {
        long bar = event.source().fullDuration();
        long beat = bar / event.source().metre().beats();
        boolean halves = event.source().metre().beats() % 2 == 0;
        if (event.position() % bar == 0) {
            return 6;
        }
        if (halves && event.position() % (bar / 2) == 0) {
            return 3;
        }
        return event.position() % beat == 0 ? 0 : -3;
    }

    /** Louder towards the middle of every four bars, softer at their ends. */
    private static double phraseArc(AbcPlaying.Event event) {
        double bars = event.bar() % PHRASE_BARS
                + (double) event.position() / event.source().fullDuration();
        return 7 * Math.sin(Math.PI * Math.min(1, bars / PHRASE_BARS)) - 3;
    }

    private void play(AbcPlaying.Event event, long onset, double loudness, double register, List<Note> notes) {
        int top = event.tones().stream().mapToInt(Tone::pitch).max().orElse(0);
        boolean staccato = event.written().articulations().contains(Articulation.STACCATO);
        double held = staccato ? 0.5 : 0.92 + 0.06 * random.nextDouble();
        for (Tone tone : event.tones()) {
            double contour = Math.max(-4, Math.min(4, (tone.pitch() - register) / 3));
            double voicing = event.tones().size() == 1 ? 0 : tone.pitch() == top ? 2 : -3;
            long velocity = Math.round(loudness + contour + voicing + 2.5 * random.nextGaussian());
            long duration = Math.max(SHORTEST, Math.round(tone.duration() * held));
            notes.add(new Note(onset, duration, tone.pitch(), (int) Math.max(12, Math.min(124, velocity)), 0));
        }
    }

    /** A key that two voices strike together is one note, and one that is struck again has ended before. */
    private static List<Note> onOneKeyboard(List<Note> notes) {
        List<Note> sorted = notes.stream()
                .sorted(Comparator.comparingLong(Note::onset)
                        .thenComparingInt(Note::pitch)
                        .thenComparing(Comparator.comparingLong(Note::duration).reversed()))
                .toList();
        Map<Integer, Integer> last = new HashMap<>();
        List<Note> played = new ArrayList<>();
        for (Note note : sorted) {
            Integer index = last.get(note.pitch());
            Note before = index == null ? null : played.get(index);
            if (index != null && before != null && before.onset() == note.onset()) {
                int velocity = Math.max(before.velocity(), note.velocity());
                played.set(index, new Note(note.onset(), before.duration(), note.pitch(), velocity, 0));
                continue;
            }
            if (index != null && before != null && before.end() > note.onset()) {
                long duration = note.onset() - before.onset();
                played.set(index, new Note(before.onset(), duration, before.pitch(), before.velocity(), 0));
            }
            last.put(note.pitch(), played.size());
            played.add(note);
        }
        return played;
    }

    private static List<Tempo> tempos(AbcTune tune, AbcPlaying leading, Map<Long, Long> onsets) {
        NavigableMap<Long, Double> quartersPerMinute = new TreeMap<>();
        double current = tune.quartersPerMinute();
        quartersPerMinute.put(0L, current);
        boolean held = false;
        for (AbcPlaying.Event event : leading.events()) {
            boolean fermata = event.written().articulations().contains(Articulation.FERMATA);
            boolean changes = event.written().quartersPerMinute().isPresent();
            current = event.written().quartersPerMinute().orElse(current);
            if (fermata || held || changes) {
                quartersPerMinute.put(
                        Objects.requireNonNull(onsets.get(event.onset())),
                        fermata ? current / FERMATA_STRETCH : current);
            }
            held = fermata;
        }
        List<Tempo> tempos = new ArrayList<>();
        quartersPerMinute.forEach((tick, value) ->
                tempos.add(new Tempo(tick, Tempo.ofQuartersPerMinute(value).microsecondsPerQuarter())));
        return tempos;
    }

    private static List<TimeSignature> timeSignatures(AbcPlaying leading, Map<Long, Long> onsets) {
        List<TimeSignature> signatures = new ArrayList<>();
        for (AbcPlaying.Event event : leading.events()) {
            TimeSignature metre = event.source().metre();
            TimeSignature now = new TimeSignature(
                    Objects.requireNonNull(onsets.get(event.onset())), metre.beats(), metre.beatUnit());
            TimeSignature before = signatures.isEmpty() ? null : signatures.get(signatures.size() - 1);
            if (before == null || before.beats() != now.beats() || before.beatUnit() != now.beatUnit()) {
                signatures.add(now);
            }
        }
        return signatures;
    }
}
