package continuo.shell.language;

/** What a user is about; {@code help} lists the commands by it, in this order. */
public enum Task {
    LEARN_FROM("Music to learn from"),
    DESIGN("Experiment"),
    SESSION("Session"),
    TRAIN("Train"),
    JOBS("Jobs"),
    GENERATE("Compose"),
    LISTEN("Look and listen"),
    MEASURE("Measure and report"),
    RUNS("Runs"),
    PLUGINS("Plugins"),
    SCRIPT("Scripts"),
    SHELL("This shell");

    private final String title;

    Task(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
