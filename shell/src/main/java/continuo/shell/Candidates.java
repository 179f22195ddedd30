package continuo.shell;

import java.util.List;
import org.jline.reader.Candidate;

/** Collects what completion offers. */
final class Candidates {
    private final List<Candidate> candidates;

    Candidates(List<Candidate> candidates) {
        this.candidates = candidates;
    }

    /** A whole word. */
    void word(String word, String description) {
        part(word, word, description, true);
    }

    /**
     * What the word becomes.
     *
     * @param shown what the list shows of it
     * @param complete whether a blank follows
     */
    void part(String value, String shown, String description, boolean complete) {
        String help = description.isEmpty() ? null : description;
        candidates.add(new Candidate(value, shown, null, help, null, null, complete));
    }
}
