package continuo.corpora.abc;

import continuo.fault.Failure;
import continuo.music.TimeSignature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one tune in a subset of ABC 2.1, the text notation of folk and early music. What the subset has means what ABC
 * means by it; what it has not is refused with file, line and column.
 *
 * <p><b>Header</b>, a field a line, {@code K:} last: {@code X:} number; {@code T:} title; {@code C:} composer as
 * {@code Name (born-died)} or {@code traditional}; {@code O:} opus, catalogue number or origin; {@code N:Year 1723}; other
 * {@code N:} lines for remarks, {@code N:arranged, simplified} where it is; {@code Z:} who transcribed; {@code M:} metre
 * ({@code 3/4}, {@code C}, {@code C|}); {@code L:} unit length ({@code 1/8}); {@code Q:} tempo ({@code 1/4=112},
 * {@code 3/8=60}, also behind a {@code "word"}); {@code K:} key, a tonic with {@code #} or {@code b} and a mode:
 * none or {@code maj}, {@code m} or {@code min}, {@code dor}, {@code phr}, {@code lyd}, {@code mix}, {@code loc}.
 *
 * <p><b>Voices</b>: {@code V:1}, {@code V:2} … on a line of their own before the music of that voice, as often as wished,
 * or {@code [V:1]} at the beginning of a line. The first voice is the leading one. Without {@code V:} there is one voice.
 *
 * <p><b>Music</b>: notes {@code C D E F G A B} from middle C up, {@code c} to {@code b} the octave above, {@code '} an
 * octave higher, {@code ,} an octave lower; accidentals {@code ^ _ = ^^ __} before the note hold for that octave until the
 * bar line (where the same letter follows in another octave of the bar, its accidental must be written: programs differ
 * there); lengths in units: {@code A2 A/ A/2 A3/2 A//}; rests {@code z}, and {@code Z} or {@code Z4} for whole bars; chords
 * {@code [CEG]2}, whose first note says how long the chord takes; ties {@code -} after a note or chord, the accidental goes
 * with them; broken rhythm {@code A>B A<B}; tuplets {@code (3ABc}, also {@code (2 (4 (6}, of as many notes, chords or rests;
 * bar lines {@code | || |] [|}; repeats {@code |: :| ::} with endings {@code [1} and {@code [2} (also {@code |1} and
 * {@code :|2}); changes {@code [K:…] [M:…] [L:…] [Q:…]} in the line or on lines of their own, for the voice they stand in
 * (a tempo goes to the first voice); dynamics {@code !ppp!} to {@code !fff!}, which hold until the next one, those of the
 * first voice for all; {@code !accent!}, {@code !fermata!}, and staccato as {@code .} before the note. Slurs {@code ( )},
 * grace notes <code>{ }</code>, texts in double quotes, {@code w:} lines and everything behind {@code %} are passed over.
 *
 * <p><b>Bars</b> are as long as the metre says. Shorter ones are the first and the last, and two that meet at a repeat
 * and fill one bar together when played. All voices change bars at the same times.
 */
public final class AbcReader {
    /** Lengths are whole numbers of ticks of 1/384 quarter. */
    public static final long TICKS_PER_WHOLE = 4 * 384;

    private static final Pattern FIELD = Pattern.compile("([A-Zw]):(?!\\|)(.*)");
    private static final Pattern INLINE_VOICE = Pattern.compile("(\\s*\\[V:\\s*)(\\S+)\\s*\\]");
    private static final Pattern TEMPO = Pattern.compile("(?:\"[^\"]*\"\\s*)?(\\d+)/(\\d+)\\s*=\\s*(\\d+)");
    private static final Pattern RATIO = Pattern.compile("(\\d{1,4})/(\\d{1,4})");
    private static final Pattern YEAR = Pattern.compile("Year\\s+(\\d{4})");

    private final String file;
    private final List<AbcProblem> problems = new ArrayList<>();
    private final Map<Character, String> header = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final Map<String, AbcVoiceReader> voices = new LinkedHashMap<>();
    private String currentVoice = "1";
    private AbcKey key = new AbcKey(0);
    private TimeSignature metre = TimeSignature.COMMON_TIME;
    private Fraction unit = new Fraction(1, 8);
    private double quartersPerMinute = 120;

    private AbcReader(String file) {
        this.file = file;
    }

    /**
     * A tune with everything in it that could not be read.
     *
     * @param tune what could be read
     * @param problems in the order of the file; empty for a sound one
     */
    public record Result(AbcTune tune, List<AbcProblem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a tune.
     *
     * @param file its name, for messages
     * @throws Failure of kind DATA naming file, line and column of the first problem
     */
    public static AbcTune read(String file, String text) {
        Result result = inspect(file, text);
        if (!result.problems().isEmpty()) {
            int others = result.problems().size() - 1;
            throw Failure.data(result.problems().get(0) + (others == 0 ? "" : " (and " + others + " more)"));
        }
        return result.tune();
    }

    /** Reads a tune as far as that is possible, going on behind each problem. */
    public static Result inspect(String file, String text) {
        AbcReader reader = new AbcReader(file);
        List<String> lines = text.lines().toList();
        int body = reader.readHeader(lines);
        for (int i = body; i < lines.size(); i++) {
            reader.readBodyLine(lines.get(i), i + 1);
        }
        return new Result(reader.tune(), reader.problems);
    }

    private int readHeader(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutComment(lines.get(i));
            if (line.isBlank()) {
                continue;
            }
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                problem(i + 1, 1, "the header needs fields such as T: and ends with K:");
                return lines.size();
            }
            char name = field.group(1).charAt(0);
            try {
                headerField(name, field.group(2).strip());
            } catch (IllegalArgumentException e) {
                problem(i + 1, 1, String.valueOf(e.getMessage()));
            }
            if (name == 'K') {
                return i + 1;
            }
        }
        problem(Math.max(1, lines.size()), 1, "the header has no K: (key), which ends it");
        return lines.size();
    }

    private void headerField(char name, String value) {
        switch (name) {
            case 'M' -> metre = metre(value);
            case 'L' -> unit = unit(value);
            case 'Q' -> quartersPerMinute = tempo(value);
            case 'K' -> key = AbcKey.parse(value);
            case 'N' -> remarks.add(value);
            case 'V' -> {} // A declaration; the voice begins with its music.
            default -> header.merge(name, value, (first, second) -> first + ", " + second);
        }
    }

    private void readBodyLine(String line, int number) {
        Matcher field = FIELD.matcher(withoutComment(line));
        if (field.matches()) {
            char name = field.group(1).charAt(0);
            try {
                bodyField(name, field.group(2).strip());
            } catch (IllegalArgumentException e) {
                problem(number, 1, String.valueOf(e.getMessage()));
            }
            return;
        }
        LineCursor cursor = new LineCursor(line, number);
        Matcher inlineVoice = INLINE_VOICE.matcher(line);
        if (inlineVoice.lookingAt()) {
            currentVoice = inlineVoice.group(2);
            cursor.until(']');
        }
        while (!cursor.atEnd()) {
            int column = cursor.column();
            try {
                if (Character.isWhitespace(cursor.peek()) || cursor.peek() == '%') {
                    skipBlank(cursor);
                } else {
                    voice().read(cursor);
                }
            } catch (IllegalArgumentException e) {
                problem(number, cursor.column(), String.valueOf(e.getMessage()));
                if (cursor.column() == column) {
                    cursor.next();
                }
            }
        }
    }

    private static void skipBlank(LineCursor cursor) {
        if (cursor.next() == '%') {
            cursor.toEnd();
        }
    }

    private void bodyField(char name, String value) {
        switch (name) {
            case 'V' -> currentVoice = value.split("\\s+")[0];
            case 'N' -> remarks.add(value);
            case 'w' -> {} // Words to sing.
            default -> voice().field(name, value);
        }
    }

    private AbcVoiceReader voice() {
        return voices.computeIfAbsent(currentVoice, id -> new AbcVoiceReader(id, key, metre, unit));
    }

    private AbcTune tune() {
        OptionalInt year = OptionalInt.empty();
        List<String> others = new ArrayList<>();
        for (String remark : remarks) {
            Matcher matcher = YEAR.matcher(remark);
            if (matcher.matches()) {
                year = OptionalInt.of(Integer.parseInt(matcher.group(1)));
            } else {
                others.add(remark);
            }
        }
        List<AbcVoice> finished =
                voices.values().stream().map(AbcVoiceReader::finish).toList();
        finished.forEach(this::checkEndings);
        return new AbcTune(
                header.getOrDefault('T', ""),
                header.getOrDefault('C', ""),
                header.getOrDefault('O', ""),
                year,
                others,
                quartersPerMinute,
                finished);
    }

    private void checkEndings(AbcVoice voice) {
        AbcBar first = null;
        for (AbcBar bar : voice.bars()) {
            if (bar.ending() == 1) {
                first = bar;
            } else if (bar.ending() == 2) {
                first = null;
            }
        }
        if (first != null) {
            problem(first.line(), first.column(), "a first ending without a second");
        }
    }

    private void problem(int line, int column, String message) {
        problems.add(new AbcProblem(file, line, column, message));
    }

    private static String withoutComment(String line) {
        int percent = line.indexOf('%');
        return percent < 0 ? line : line.substring(0, percent);
    }

    static TimeSignature metre(String value) {
        return switch (value) {
            case "C" -> TimeSignature.COMMON_TIME;
            case "C|" -> new TimeSignature(0, 2, 2);
            default -> {
                Matcher matcher = RATIO.matcher(value);
                if (!matcher.matches()) {
                    throw new IllegalArgumentException("\"" + value + "\" is not a metre such as 3/4, C or C|");
                }
                yield new TimeSignature(0, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            }
        };
    }

    static Fraction unit(String value) {
        Matcher matcher = RATIO.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a unit length such as 1/8");
        }
        return new Fraction(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Quarters a minute. */
    static double tempo(String value) {
        Matcher matcher = TEMPO.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is not a tempo such as 1/4=112");
        }
        double wholes = Double.parseDouble(matcher.group(1)) / Double.parseDouble(matcher.group(2));
        return 4 * wholes * Double.parseDouble(matcher.group(3));
    }
}
