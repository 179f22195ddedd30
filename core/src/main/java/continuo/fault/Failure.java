package continuo.fault;

import java.util.Objects;
import java.util.Optional;

/**
 * What went wrong, said to the person who can mend it: the message names the thing, the place and the way out.
 *
 * <p>The {@link Kind} decides the exit code. A failure is never a bug report: what Continuo itself got wrong stays an
 * ordinary exception and ends as {@link Kind#INTERNAL} at the shell's edge.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, and with it the exit code of the process. */
    public enum Kind {
        /** The user's mistake: a wrong word, value or place. */
        USER(2),
        /** A file or corpus that does not hold what it should. */
        DATA(3),
        /** A plugin that broke its contract. */
        PLUGIN(4),
        /** Memory, disk, permission or time ran out. */
        RESOURCE(5),
        /** Our bug. */
        INTERNAL(70),
        /** The user asked to stop. */
        INTERRUPTED(130);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    /** Not serialised, as nothing of Continuo is. */
    private final transient Optional<Remedy> remedy;

    public Failure(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, Optional.empty());
    }

    private Failure(Kind kind, String message, @Nullable Throwable cause, Optional<Remedy> remedy) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        this.remedy = remedy;
    }

    /** The same, its message after a place such as {@code at song.mid: }. */
    public Failure at(String place) {
        return new Failure(kind, place + getMessage(), this, remedy);
    }

    /** The same with what the user can do about it, which the message does not say. */
    public Failure with(Remedy way) {
        return new Failure(kind, getMessage(), getCause(), Optional.of(way));
    }

    public static Failure user(String message) {
        return new Failure(Kind.USER, message, null);
    }

    public static Failure data(String message) {
        return new Failure(Kind.DATA, message, null);
    }

    public static Failure plugin(String message, @Nullable Throwable cause) {
        return new Failure(Kind.PLUGIN, message, cause);
    }

    public static Failure resource(String message, @Nullable Throwable cause) {
        return new Failure(Kind.RESOURCE, message, cause);
    }

    public static Failure interrupted(String message) {
        return new Failure(Kind.INTERRUPTED, message, null);
    }

    /** Never null, unlike that of other exceptions. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    /** What the user can do about it, to be worded by who shows it; empty where the message says all. */
    public Optional<Remedy> remedy() {
        return remedy;
    }
}
