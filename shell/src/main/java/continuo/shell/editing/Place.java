package continuo.shell.editing;

import java.util.List;
import java.util.Optional;

/** Where a word may stand, and which. */
interface Place {
    /** What a word is, and so how it looks. */
    enum Role {
        COMMAND,
        OPTION,
        /** The name of something that exists: a component, a run, a plugin. */
        NAME,
        /** {@code name=value}. */
        PARAMETER,
        PLAIN
    }

    /** What a word is taken for. */
    Role role(String word);

    /**
     * Words that fit.
     *
     * @param typed what is there of the word; offers that do not begin with it may be among them
     */
    List<Offer> offers(String typed);

    /** What is wrong with a whole word, in a few words; empty where nothing is or nobody can tell yet. */
    default Optional<String> problem(String word) {
        return Optional.empty();
    }

    /** What is expected after what is typed, beyond the offers: a default and a range. */
    default String expectation(String typed) {
        return "";
    }

    /** Anything may stand there. */
    static Place anything() {
        return new Place() {
            @Override
            public Role role(String word) {
                return Role.PLAIN;
            }

            @Override
            public List<Offer> offers(String typed) {
                return List.of();
            }
        };
    }

    /** Whether a word that is still being typed cannot become right any more. */
    default boolean refuses(String typed) {
        return problem(typed).isPresent()
                && offers(typed).stream().noneMatch(offer -> offer.value().startsWith(typed));
    }
}
