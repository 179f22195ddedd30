package continuo.studio.report;

import java.util.List;

/**
 * Facts that belong together.
 *
 * @param title what they are about, in a few words: {@code Generator}
 * @param subject which one of these it is: a component's id; empty where there is nothing to choose from
 * @param facts may be none
 */
public record FactGroup(String title, String subject, List<Fact> facts) {
    public FactGroup {
        facts = List.copyOf(facts);
    }
}
