package continuo.music;

import continuo.fault.Failure;
import continuo.fault.Remedy;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one file: an error in strict mode, a warning under salvage. */
final class Findings {
    /** A file of noise has an error every few bytes: nobody reads more of them than this. */
    private static final int LISTED = 20;

    private final String name;
    private final boolean salvage;
    private final List<String> warnings = new ArrayList<>();
    private int unlisted;
    private boolean damaged;

    Findings(String name, boolean salvage) {
        this.name = name;
        this.salvage = salvage;
    }

    boolean damaged() {
        return damaged;
    }

    /** Something that makes the file unsound; returns only under salvage. */
    void damage(int offset, String what) {
        if (!salvage) {
            throw Failure.data(name + ": byte " + offset + ": " + what).with(new Remedy.Salvage());
        }
        damaged = true;
        warn(offset, what);
    }

    /** Something that is wrong but costs no note: a warning in either mode. */
    void oddity(int offset, String what) {
        warn(offset, what);
    }

    /** Nothing can be kept, in either mode. */
    Failure hopeless(int offset, String what) {
        return Failure.data(name + ": byte " + offset + ": " + what);
    }

    /** Salvage found nothing that is worth keeping. */
    Failure nothingSound() {
        String first = warnings.isEmpty() ? "" : " (" + warnings.get(0) + ")";
        return Failure.data(name + ": nothing in it is sound" + first + "; get the file again from where it came");
    }

    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        if (unlisted > 0) {
            all.add(unlisted + " more of the kind");
        }
        return all;
    }

    private void warn(int offset, String what) {
        if (warnings.size() < LISTED) {
            warnings.add("byte " + offset + ": " + what);
        } else {
            unlisted++;
        }
    }
}
