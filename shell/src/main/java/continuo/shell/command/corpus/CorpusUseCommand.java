package continuo.shell.command.corpus;

import continuo.design.Choice;
import continuo.design.Design;
import continuo.shell.command.Command;
import continuo.shell.command.Loading;
import continuo.shell.command.PieceFile;
import continuo.shell.command.Problems;
import continuo.shell.console.Console;
import continuo.shell.language.Argument;
import continuo.shell.language.Arguments;
import continuo.shell.language.Option;
import continuo.shell.language.Syntax;
import continuo.shell.language.Task;
import continuo.shell.language.Value;
import continuo.shell.session.Session;
import continuo.shell.session.Sources;
import java.util.List;

/** Chooses the music to learn from, and loads it. */
public final class CorpusUseCommand implements Command {
    private static final Argument SOURCE =
            Argument.atLeastOne("SRC", Value.Plain.CORPUS, "a corpus id, a folder or a MIDI file; name=value after it");
    private static final Option FRESH =
            Option.flag("--fresh", "read every piece again, also those that are kept encoded and have not changed");

    @Override
    public Syntax syntax() {
        return Syntax.of("corpus use", Task.LEARN_FROM, "choose the music to learn from, and load it")
                .with(SOURCE)
                .with(PieceFile.DRUMS)
                .with(FRESH)
                .detail("Pieces with the same music are taken once; what is sound of a damaged file is taken. Several"
                        + " sources are put together. Encoded music is kept in the folder cache of Continuo's own, and read from"
                        + " there as long as nothing of it has changed.")
                .example("corpus use starter")
                .example("corpus use songs")
                .example("corpus use blues choruses=4 chords");
    }

    @Override
    public List<String> problems(Arguments arguments, Session session) {
        return Problems.of(() -> sources(arguments, session));
    }

    @Override
    public boolean lengthy() {
        return true;
    }

    @Override
    public void run(Arguments arguments, Session session, Console console) {
        Design design = design(arguments, session);
        if (arguments.has(FRESH)) {
            session.workplace().readAgain();
        }
        CensusText.tell(Loading.dataset(design, session, console), false, console);
        session.designing().change(design);
    }

    @Override
    public void rehearse(Arguments arguments, Session session, Console console) {
        session.designing().change(design(arguments, session));
    }

    private static Design design(Arguments arguments, Session session) {
        return session.design().with(sources(arguments, session)).withDrums(arguments.has(PieceFile.DRUMS));
    }

    private static List<Choice> sources(Arguments arguments, Session session) {
        return Sources.of(arguments.words(SOURCE.name()), false, session.workplace());
    }
}
