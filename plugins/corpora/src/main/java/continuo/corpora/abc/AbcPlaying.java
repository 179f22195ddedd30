package continuo.corpora.abc;

import continuo.corpora.abc.AbcEvent.Tone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A voice in playing time: repeats played, tied tones joined. Times are in ticks of 1/384 quarter.
 *
 * @param events notes, chords and rests in order
 * @param brokenTies tied tones that nothing goes on from
 * @param duration of the whole voice
 */
public record AbcPlaying(List<Event> events, List<AbcEvent> brokenTies, long duration) {
    public AbcPlaying {
        events = List.copyOf(events);
        brokenTies = List.copyOf(brokenTies);
    }

    /**
     * An event in time.
     *
     * @param onset when it begins
     * @param bar number of the bar as played, from 0
     * @param position since the beginning of a full bar; a pickup bar ends where a full one would
     * @param written the event in the file
     * @param source the bar in the file
     * @param tones the tones that begin here, each as long as its ties make it
     */
    public record Event(long onset, int bar, long position, AbcEvent written, AbcBar source, List<Tone> tones) {
        public Event {
            tones = List.copyOf(tones);
        }
    }

    /** Plays a voice. */
    public static AbcPlaying of(AbcVoice voice) {
        Builder builder = new Builder();
        List<AbcBar> bars = voice.played();
        for (int i = 0; i < bars.size(); i++) {
            builder.bar(bars.get(i), i);
        }
        return builder.finish();
    }

    /** Joins ties while time goes on. */
    private static final class Builder {
        private record Open(int event, int tone, AbcEvent written) {}

        private final List<Event> events = new ArrayList<>();
        private final List<List<Tone>> tones = new ArrayList<>();
        private final List<AbcEvent> brokenTies = new ArrayList<>();
        private Map<Integer, Open> open = new HashMap<>();
        private long now;

        void bar(AbcBar bar, int number) {
            boolean pickup = number == 0 || bar.startsRepeat();
            long position = pickup ? Math.max(0, bar.fullDuration() - bar.duration()) : 0;
            for (AbcEvent event : bar.events()) {
                events.add(new Event(now, number, position, event, bar, List.of()));
                sound(event);
                now += event.duration();
                position += event.duration();
            }
        }

        private void sound(AbcEvent event) {
            List<Tone> begun = new ArrayList<>();
            tones.add(begun);
            Map<Integer, Open> stillOpen = new HashMap<>();
            for (Tone tone : event.tones()) {
                Open before = open.remove(tone.pitch());
                Open place = before == null ? new Open(tones.size() - 1, begun.size(), event) : before;
                if (before == null) {
                    begun.add(tone);
                } else {
                    Tone first = tones.get(before.event).get(before.tone);
                    tones.get(before.event)
                            .set(before.tone, new Tone(first.pitch(), first.duration() + tone.duration(), tone.tied()));
                }
                if (tone.tied()) {
                    stillOpen.put(tone.pitch(), place);
                }
            }
            open.values().forEach(left -> brokenTies.add(left.written));
            open = stillOpen;
        }

        AbcPlaying finish() {
            open.values().forEach(left -> brokenTies.add(left.written));
            List<Event> joined = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                Event e = events.get(i);
                joined.add(new Event(e.onset, e.bar, e.position, e.written, e.source, tones.get(i)));
            }
            return new AbcPlaying(joined, brokenTies, now);
        }
    }
}
