package continuo.shell.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A status of which nothing is known but how much is done.
 *
 * @param task what is being done, in a word
 * @param share of the whole that is done, 0..1
 * @param where in words
 * @param seconds since it began
 */
record Advance(String task, double share, String where, double seconds) implements Status {
    /** Before this share is done, the time left is anybody's guess. */
    private static final double ENOUGH_TO_ESTIMATE = 0.01;

    @Override
    public String line() {
        String line = where + " (" + (int) (100 * share) + " %)";
        return share >= ENOUGH_TO_ESTIMATE && share < 1
                ? line + "  " + Numbers.duration(seconds / share * (1 - share)) + " left"
                : line;
    }

    @Override
    public Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("progress", task);
        object.put("share", Math.round(share * 1000) / 1000.0);
        object.put("where", where);
        object.put("seconds", Math.round(seconds * 10) / 10.0);
        return object;
    }
}
