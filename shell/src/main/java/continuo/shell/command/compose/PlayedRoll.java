package continuo.shell.command.compose;

import continuo.music.BarGrid;
import continuo.music.Score;
import continuo.shell.console.Console;
import continuo.shell.console.Progress;
import continuo.shell.console.Screen;
import continuo.shell.view.RollView;
import continuo.studio.sound.Player;
import java.util.Locale;
import java.util.Optional;

/** Shows where the music is: a cursor on the piano roll where there is a screen for it, else a line. */
final class PlayedRoll implements Player.Progress, AutoCloseable {
    private final Score score;
    private final long start;
    private final String name;
    private final boolean unicode;
    private final Console console;
    private final Progress line;

    /** Opened when the first tone sounds: where nothing can sound, nothing flickers. */
    private Optional<Screen> screen = Optional.empty();

    private Optional<RollView> view = Optional.empty();

    /** @param start the tick of the score where playing begins */
    PlayedRoll(Score score, long start, String name, boolean unicode, Console console) {
        this.score = score;
        this.start = start;
        this.name = name;
        this.unicode = unicode;
        this.console = console;
        this.line = console.progress("playing");
    }

    @Override
    public boolean at(Player.Position position) {
        if (console.screen().isEmpty()) {
            line.at(Math.round(position.seconds()), Math.round(position.total()));
            return true;
        }
        if (screen.isEmpty()) {
            console.flush();
            screen = Optional.of(console.screen().get().open());
            view = Optional.of(new RollView(score, name, unicode, console.colour()));
        }
        return show(screen.get(), view.orElseThrow(), position);
    }

    private boolean show(Screen open, RollView roll, Player.Position position) {
        long tick = start + position.tick();
        roll.follow(tick);
        BarGrid grid = new BarGrid(score);
        String status = time(position.seconds()) + " of " + time(position.total()) + ", bar "
                + Math.min(grid.bars(), grid.barAt(tick) + 1) + " of " + grid.bars();
        open.draw(roll.lines(open.width(), open.height(), status));
        Screen.Key key = open.read(1);
        roll.press(key);
        return key != Screen.Key.QUIT;
    }

    private static String time(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    @Override
    public void close() {
        screen.ifPresent(Screen::close);
        line.close();
    }
}
