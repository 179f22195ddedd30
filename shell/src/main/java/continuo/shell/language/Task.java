package continuo.shell.language;

/** What a user is about; {@code help} lists the commands by it. */
public enum Task {
    LEARN_FROM("Learn from", "the music to learn from"),
    SEE("See", "what the network sees, and what is lost"),
    DESIGN("Design", "the experiment: models, loss, trainer"),
    SESSION("Session", "keep it, take changes back"),
    CATALOG("Look up", "what is installed, with its parameters"),
    TRAIN("Train", "train the experiment, go on with a run"),
    JOBS("Jobs", "what runs in the background"),
    GENERATE("Generate", "new pieces as MIDI files"),
    LISTEN("Listen", "piano roll, sound, WAV file"),
    MEASURE("Measure", "metrics beside real music; a report"),
    RUNS("Runs", "what was trained"),
    PLUGINS("Plugins", "extensions"),
    SCRIPT("Script", "files of commands"),
    SHELL("Shell", "this and that");

    private final String title;
    private final String summary;

    Task(String title, String summary) {
        this.title = title;
        this.summary = summary;
    }

    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }
}
