package continuo.shell.editing;

import java.util.List;

/** The words that go on with a block or end it; where there is none to end, running says so. */
record BlockPlace() implements Place {
    static final String ELSE = "else";
    static final String END = "end";
    static final String DO = "do";

    @Override
    public Role role(String word) {
        return word.equals(ELSE) || word.equals(END) ? Role.COMMAND : Role.PLAIN;
    }

    /** Only once begun: there are too few blocks to have these words in every list of commands. */
    @Override
    public List<Offer> offers(String typed) {
        return typed.isEmpty()
                ? List.of()
                : List.of(Offer.word(ELSE, "what is run otherwise"), Offer.word(END, "ends the block"));
    }
}
