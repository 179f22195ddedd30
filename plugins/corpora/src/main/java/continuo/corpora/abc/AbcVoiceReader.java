package continuo.corpora.abc;

import continuo.corpora.abc.AbcEvent.Articulation;
import continuo.corpora.abc.AbcEvent.Dynamic;
import continuo.corpora.abc.AbcEvent.Tone;
import continuo.music.TimeSignature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the music lines of one voice. Every problem is an IllegalArgumentException at the cursor's place. */
final class AbcVoiceReader {
    private final String id;
    private final List<AbcBar> bars = new ArrayList<>();
    private final AbcNoteReader notes;
    private TimeSignature metre;
    private Fraction unit;

    private List<AbcEvent> events = new ArrayList<>();
    private int barLine;
    private int barColumn;
    private boolean startsRepeat;
    private int ending;

    private Fraction tuplet = Fraction.ONE;
    private int tupletLeft;
    private Fraction broken = Fraction.ONE;
    private Optional<Dynamic> dynamic = Optional.empty();
    private OptionalDouble tempo = OptionalDouble.empty();
    private Set<Articulation> articulations = EnumSet.noneOf(Articulation.class);

    AbcVoiceReader(String id, AbcKey key, TimeSignature metre, Fraction unit) {
        this.id = id;
        this.notes = new AbcNoteReader(key);
        this.metre = metre;
        this.unit = unit;
    }

    /** Reads one sign or group; the caller loops, so that one problem does not hide the next. */
    void read(LineCursor cursor) {
        char c = cursor.peek();
        switch (c) {
            case ' ', '\t', '`', '\\', ')' -> cursor.next();
            case '%' -> cursor.toEnd();
            case '"' -> skipGroup(cursor, '"');
            case '{' -> skipGroup(cursor, '}');
            case '!' -> decoration(cursor);
            case '.' -> {
                cursor.next();
                articulations.add(Articulation.STACCATO);
            }
            case '(' -> {
                cursor.next();
                if (cursor.atDigit()) {
                    startTuplet(cursor);
                }
            }
            case '|', ':' -> barLine(cursor);
            case '[' -> bracket(cursor);
            case '>', '<' -> breakRhythm(cursor);
            case 'Z' -> wholeBars(cursor);
            default -> event(cursor);
        }
    }

    /** Applies {@code K:}, {@code L:}, {@code M:} or {@code Q:}. */
    void field(char name, String value) {
        switch (name) {
            case 'K' -> notes.changeKey(AbcKey.parse(value));
            case 'L' -> unit = AbcReader.unit(value);
            case 'M' -> metre = AbcReader.metre(value);
            case 'Q' -> tempo = OptionalDouble.of(AbcReader.tempo(value));
            default -> throw new IllegalArgumentException("field " + name + ": cannot stand here");
        }
    }

    AbcVoice finish() {
        closeBar(false);
        return new AbcVoice(id, bars);
    }

    private static void skipGroup(LineCursor cursor, char end) {
        cursor.next();
        cursor.until(end);
    }

    private void decoration(LineCursor cursor) {
        cursor.next();
        String word = cursor.until('!');
        switch (word) {
            case "staccato" -> articulations.add(Articulation.STACCATO);
            case "accent", ">", "sf", "sfz" -> articulations.add(Articulation.ACCENT);
            case "fermata" -> articulations.add(Articulation.FERMATA);
            default -> {
                try {
                    dynamic = Optional.of(Dynamic.valueOf(word.toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("!" + word + "! is not in the subset", e);
                }
            }
        }
    }

    private void startTuplet(LineCursor cursor) {
        int notes = cursor.number(0);
        int time = switch (notes) {
            case 2, 4 -> 3;
            case 3, 6 -> 2;
            default -> throw new IllegalArgumentException("(" + notes + " is not in the subset: (2 (3 (4 (6 are");
        };
        tuplet = new Fraction(time, notes);
        tupletLeft = notes;
    }

    private void bracket(LineCursor cursor) {
        char after = cursor.peek(1);
        if (after == '|') {
            cursor.next();
            barLine(cursor);
        } else if (after >= '0' && after <= '9') {
            cursor.next();
            ending(cursor);
        } else if (cursor.peek(2) == ':' && Character.isLetter(after)) {
            cursor.next();
            char name = cursor.next();
            cursor.next();
            field(name, cursor.until(']').strip());
        } else {
            event(cursor);
        }
    }

    private void ending(LineCursor cursor) {
        int number = cursor.number(0);
        if (number < 1 || number > 2) {
            throw new IllegalArgumentException("ending " + number + " is not in the subset: 1 and 2 are");
        }
        if (!events.isEmpty()) {
            throw new IllegalArgumentException("an ending begins behind a bar line");
        }
        ending = number;
    }

    private void barLine(LineCursor cursor) {
        boolean ends = cursor.peek() == ':';
        char last = 0;
        while (cursor.peek() == '|' || cursor.peek() == ':' || cursor.peek() == ']') {
            last = cursor.next();
        }
        closeBar(ends);
        startsRepeat |= last == ':';
        if (cursor.atDigit()) {
            ending(cursor);
        }
    }

    private void closeBar(boolean endsRepeat) {
        if (!events.isEmpty()) {
            bars.add(new AbcBar(barLine, barColumn, metre, events, startsRepeat, endsRepeat, ending));
            events = new ArrayList<>();
            startsRepeat = false;
            ending = 0;
        } else if (endsRepeat && !bars.isEmpty()) {
            AbcBar bar = bars.remove(bars.size() - 1);
            bars.add(new AbcBar(
                    bar.line(), bar.column(), bar.metre(), bar.events(), bar.startsRepeat(), true, bar.ending()));
        }
        notes.endBar();
    }

    private void breakRhythm(LineCursor cursor) {
        char sign = cursor.peek();
        long halves = 1;
        while (cursor.skip(sign)) {
            halves *= 2;
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("'" + sign + "' stands between two notes of a bar");
        }
        Fraction longer = new Fraction(2 * halves - 1, halves);
        Fraction shorter = new Fraction(1, halves);
        AbcEvent before = events.remove(events.size() - 1);
        events.add(before.scaled(sign == '>' ? longer : shorter));
        broken = sign == '>' ? shorter : longer;
    }

    private void wholeBars(LineCursor cursor) {
        cursor.next();
        int count = cursor.number(1);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                closeBar(false);
            }
            add(
                    cursor.line(),
                    cursor.column(),
                    AbcReader.TICKS_PER_WHOLE * metre.beats() / metre.beatUnit(),
                    List.of());
            notes.endEvent(List.of());
        }
    }

    private void event(LineCursor cursor) {
        int line = cursor.line();
        int column = cursor.column();
        Fraction base = unit.times(broken);
        if (tupletLeft > 0) {
            base = base.times(tuplet);
        }
        List<AbcNoteReader.Written> tones = new ArrayList<>();
        boolean rest = cursor.skip('z') || cursor.skip('x');
        if (rest) {
            base = base.times(AbcNoteReader.length(cursor));
        } else if (cursor.skip('[')) {
            while (!cursor.skip(']')) {
                tones.add(notes.read(cursor));
            }
            if (tones.isEmpty()) {
                throw new IllegalArgumentException("[] is an empty chord");
            }
            base = base.times(AbcNoteReader.length(cursor));
        } else {
            tones.add(notes.read(cursor));
        }
        if (!rest && cursor.skip('-')) {
            tones.replaceAll(AbcNoteReader.Written::tiedOn);
        }
        notes.endEvent(tones);
        Fraction length = rest ? base : base.times(tones.get(0).length());
        add(line, column, ticks(length), sounding(tones, base));
    }

    private static List<Tone> sounding(List<AbcNoteReader.Written> tones, Fraction base) {
        return tones.stream()
                .map(tone -> new Tone(tone.pitch(), ticks(base.times(tone.length())), tone.tied()))
                .toList();
    }

    private static long ticks(Fraction wholes) {
        return wholes.of(AbcReader.TICKS_PER_WHOLE);
    }

    private void add(int line, int column, long duration, List<Tone> tones) {
        if (events.isEmpty()) {
            barLine = line;
            barColumn = column;
        }
        events.add(new AbcEvent(line, column, duration, tones, dynamic, articulations, tempo));
        tupletLeft = Math.max(0, tupletLeft - 1);
        broken = Fraction.ONE;
        dynamic = Optional.empty();
        tempo = OptionalDouble.empty();
        articulations = EnumSet.noneOf(Articulation.class);
    }
}
