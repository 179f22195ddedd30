package continuo.spi;

import continuo.music.Reading;
import java.util.List;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/** Where music to learn from comes from: a folder of files, or something made on the spot. */
public interface Corpus extends ExtensionPoint {
    /**
     * The pieces, in an order that is the same each time. Only lists them: nothing is read or composed before
     * {@link Piece#read()}.
     *
     * @throws continuo.fault.Failure where the source cannot be listed at all (USER: no such folder)
     */
    List<Piece> pieces();

    /** One piece of a corpus. Reading it is independent of all others: the core does it on several threads. */
    interface Piece {
        /** Unique within the corpus, and stable: a path relative to the folder, a title. */
        String name();

        /**
         * What tells, without reading the piece, whether it is still the same: as long as this, the corpus's parameters and
         * its plugin are what they were, {@link #read()} gives what it gave. A file's size and time of change, say; a
         * constant where the parameters say it all. Cheap, for it is asked of every piece each time a corpus is loaded.
         *
         * @return empty when nothing tells: then the piece is read each time
         */
        default Optional<String> stamp() {
            return Optional.empty();
        }

        /**
         * Reads or composes the piece.
         *
         * @throws continuo.fault.Failure of kind DATA where nothing in it is sound
         */
        Reading read();
    }
}
