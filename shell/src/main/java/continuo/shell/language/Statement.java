package continuo.shell.language;

import java.util.List;

/** What a script consists of. Texts are kept as they were written: variables get their values when a statement is run. */
public sealed interface Statement {
    /** What is done with each sort of statement. */
    interface Visitor {
        void command(Command command) throws Exception;

        void forEach(ForEach loop) throws Exception;

        void choice(Choice choice) throws Exception;

        void faulty(Faulty faulty) throws Exception;
    }

    void accept(Visitor visitor) throws Exception;

    /** One command with its words. */
    record Command(LineSpan place) implements Statement {
        @Override
        public void accept(Visitor visitor) throws Exception {
            visitor.command(this);
        }
    }

    /**
     * {@code foreach NAME in WORD… do … end}.
     *
     * @param head from {@code foreach} to {@code do}
     * @param variable what is set to one word after the other
     * @param words between {@code in} and {@code do}
     */
    record ForEach(LineSpan head, String variable, LineSpan words, List<Statement> body) implements Statement {
        public ForEach {
            body = List.copyOf(body);
        }

        @Override
        public void accept(Visitor visitor) throws Exception {
            visitor.forEach(this);
        }
    }

    /**
     * {@code if CONDITION do … else if CONDITION do … else … end}.
     *
     * @param branches of which the first is run whose condition holds; at least one
     * @param otherwise what is run when none does
     */
    record Choice(List<Branch> branches, List<Statement> otherwise) implements Statement {
        /**
         * A condition with what depends on it.
         *
         * @param head from {@code if} to {@code do}
         */
        public record Branch(LineSpan head, Condition condition, List<Statement> body) {
            public Branch {
                body = List.copyOf(body);
            }
        }

        public Choice {
            branches = List.copyOf(branches);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public void accept(Visitor visitor) throws Exception {
            visitor.choice(this);
        }
    }

    /** What breaks the grammar; a block with such faults in it is nothing but these. */
    record Faulty(List<Fault> faults) implements Statement {
        /** @param problem what is wrong and the way out */
        public record Fault(LineSpan place, String problem) {}

        public Faulty {
            faults = List.copyOf(faults);
        }

        static Faulty at(LineSpan place, String problem) {
            return new Faulty(List.of(new Fault(place, problem)));
        }

        @Override
        public void accept(Visitor visitor) throws Exception {
            visitor.faulty(this);
        }
    }
}
