package continuo.shell.command;

import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.session.Choice;
import continuo.shell.session.Session;
import continuo.train.Dataset;
import continuo.train.LoadOptions;
import continuo.train.LoadProgress;
import java.util.List;

/** Loads music while the user watches. */
final class Loading {
    /** Which pieces are held out, unless a training says otherwise. */
    static final long SEED = 1;

    private Loading() {}

    /**
     * How a session loads music.
     *
     * @param seed decides which pieces are held out
     */
    static LoadOptions options(Session session, long seed) {
        LoadOptions usual = LoadOptions.of(seed, Runtime.getRuntime().availableProcessors());
        return new LoadOptions(
                seed, usual.threads(), session.drums(), usual.valid(), usual.test(), usual.excerptNotes());
    }

    /** The session's corpora, with the usual pieces held out. */
    static Dataset dataset(Session session, Console console) {
        return dataset(session, SEED, console);
    }

    static Dataset dataset(Session session, long seed, Console console) {
        try (Progress progress = console.progress("loading")) {
            return session.dataset(options(session, seed), watched(progress, console));
        }
    }

    /** Other corpora. */
    static Dataset dataset(List<Choice> sources, Session session, Console console) {
        try (Progress progress = console.progress("loading")) {
            return session.dataset(sources, options(session, SEED), watched(progress, console));
        }
    }

    private static LoadProgress watched(Progress progress, Console console) {
        return new LoadProgress() {
            @Override
            public void at(int done, int total) {
                progress.at(done, total);
            }

            @Override
            public boolean cancelled() {
                return console.cancellation().requested();
            }
        };
    }
}
