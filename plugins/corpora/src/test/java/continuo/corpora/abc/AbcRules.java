package continuo.corpora.abc;

import continuo.corpora.abc.AbcEvent.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a piece of the starter set must be beyond being readable. */
public record AbcRules(String file, AbcTune tune, List<AbcProblem> problems) {
    private static final Pattern COMPOSER = Pattern.compile("traditional.*|[^(]+ \\(\\d{4}-(\\d{4})\\)");
    /** Dead for more than seventy years, the longest common term of copyright. */
    private static final int LAST_DEATH = 1954;

    public static List<AbcProblem> check(String file, String text) {
        AbcReader.Result result = AbcReader.inspect(file, text);
        AbcRules rules = new AbcRules(file, result.tune(), new ArrayList<>(result.problems()));
        rules.header();
        if (result.problems().isEmpty()) {
            rules.tune.voices().forEach(rules::bars);
            rules.tune.voices().forEach(rules::tones);
            rules.voicesAgree();
        }
        return rules.problems;
    }

    private void header() {
        Matcher composer = COMPOSER.matcher(tune.composer());
        if (!composer.matches()) {
            problem(1, 1, "C: must be \"Name (born-died)\" or \"traditional\", not \"" + tune.composer() + "\"");
        } else if (composer.group(1) != null && Integer.parseInt(composer.group(1)) > LAST_DEATH) {
            problem(1, 1, "the composer has not been dead for seventy years: " + tune.composer());
        }
        if (tune.title().isBlank() || tune.work().isBlank()) {
            problem(1, 1, "T: and O: (work, opus or origin) must be there");
        }
        if (tune.year().isEmpty() || tune.year().getAsInt() > 1930) {
            problem(1, 1, "\"N:Year 1723\" must be there, not after 1930");
        }
        if (tune.voices().isEmpty()) {
            problem(1, 1, "no music");
        }
    }

    /** Full bars, except the first, the last, and two that fill one together where a repeat sign splits it. */
    private void bars(AbcVoice voice) {
        List<AbcBar> played = voice.played();
        for (int i = 0; i < played.size(); i++) {
            AbcBar bar = played.get(i);
            long missing = bar.fullDuration() - bar.duration();
            boolean last = i == played.size() - 1;
            boolean completed = i > 0 && split(played.get(i - 1), bar) || !last && split(bar, played.get(i + 1));
            boolean shortAllowed = i == 0 || last || completed;
            if (missing < 0 || missing > 0 && !shortAllowed) {
                problem(
                        bar.line(),
                        bar.column(),
                        "voice " + voice.id() + ", bar " + (i + 1) + " as played: " + sixteenths(bar.duration())
                                + " sixteenths instead of " + sixteenths(bar.fullDuration()));
            }
        }
    }

    private static boolean split(AbcBar before, AbcBar after) {
        boolean repeat = before.endsRepeat() || after.startsRepeat() || after.ending() > 0 || before.ending() > 0;
        return repeat && before.duration() + after.duration() == after.fullDuration();
    }

    private static String sixteenths(long ticks) {
        return ticks % 96 == 0 ? Long.toString(ticks / 96) : Double.toString(ticks / 96.0);
    }

    private void tones(AbcVoice voice) {
        for (AbcEvent event : AbcPlaying.of(voice).brokenTies()) {
            problem(event.line(), event.column(), "the tie leads to no tone of the same pitch");
        }
        for (AbcBar bar : voice.bars()) {
            for (AbcEvent event : bar.events()) {
                for (Tone tone : event.tones()) {
                    if (tone.pitch() < 24 || tone.pitch() > 103) {
                        problem(event.line(), event.column(), "pitch " + tone.pitch() + " is outside 24..103");
                    }
                }
            }
        }
    }

    private void voicesAgree() {
        AbcVoice first = tune.voices().get(0);
        TreeMap<Long, AbcBar> expected = barOnsets(first);
        for (AbcVoice voice : tune.voices()) {
            TreeMap<Long, AbcBar> onsets = barOnsets(voice);
            for (Long onset : onsets.keySet()) {
                if (!expected.containsKey(onset)) {
                    AbcBar bar = onsets.get(onset);
                    problem(
                            bar.line(),
                            bar.column(),
                            "voice " + voice.id() + " begins a bar where voice " + first.id() + " begins none, "
                                    + onset / 384.0 + " quarters after the beginning");
                    break;
                }
            }
            long duration = AbcPlaying.of(voice).duration();
            long expectedDuration = AbcPlaying.of(first).duration();
            if (duration != expectedDuration) {
                AbcBar last = voice.bars().get(voice.bars().size() - 1);
                problem(
                        last.line(),
                        last.column(),
                        "voice " + voice.id() + " takes " + duration / 384.0 + " quarters, voice " + first.id() + " "
                                + expectedDuration / 384.0);
            }
        }
    }

    private static TreeMap<Long, AbcBar> barOnsets(AbcVoice voice) {
        TreeMap<Long, AbcBar> onsets = new TreeMap<>();
        long onset = 0;
        for (AbcBar bar : voice.played()) {
            onsets.put(onset, bar);
            onset += bar.duration();
        }
        return onsets;
    }

    private void problem(int line, int column, String message) {
        problems.add(new AbcProblem(file, line, column, message));
    }
}
