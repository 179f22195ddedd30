package continuo.shell.command.study;

import continuo.shell.console.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a study is: which of its runs, and how far that is.
 *
 * @param of the run at hand
 */
record StudyStatus(Place place, Status of) implements Status {
    /**
     * Where in the matrix.
     *
     * @param number of the run, from 1
     * @param all how many there are
     */
    record Place(String study, String run, int number, int all) {}

    @Override
    public double share() {
        return (place.number() - 1 + of.share()) / place.all();
    }

    @Override
    public String line() {
        return "run " + place.number() + "/" + place.all() + " " + place.run() + ": " + of.line();
    }

    @Override
    public Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("study", place.study());
        object.put("run", place.run());
        object.put("number", place.number());
        object.put("runs", place.all());
        object.putAll(of.object());
        return object;
    }

    @Override
    public List<String> lines(Room room) {
        List<String> lines =
                new ArrayList<>(List.of("study " + place.study() + ": run " + place.number() + " of " + place.all()));
        if (room.height() > 1) {
            lines.addAll(of.lines(new Room(room.width(), room.height() - 1, room.unicode())));
        }
        return lines;
    }
}
