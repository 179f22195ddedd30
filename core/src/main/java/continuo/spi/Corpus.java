package continuo.spi;

import continuo.music.Reading;
import java.util.List;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * Where pieces to learn from come from: a folder of files, or something made on the spot.
 *
 * @param <X> what pieces are made of: {@link continuo.music.Score} or {@link continuo.content.Series}
 */
public interface Corpus<X> extends ExtensionPoint {
    /**
     * The pieces, in an order that is the same each time. Only lists them: nothing is read or composed before
     * {@link Piece#read()}.
     *
     * @throws continuo.fault.Failure where the source cannot be listed at all (USER: no such folder)
     */
    List<Piece<X>> pieces();

    /**
     * One piece of a corpus. Reading it is independent of all others: the core does it on several threads.
     *
     * @param <X> what it is made of
     */
    interface Piece<X> {
        /** Unique within the corpus, and stable: a path relative to the folder, a title. */
        String name();

        /**
         * A stamp of the piece's content that needs no reading: as long as the stamp, the corpus's parameters and its
         * plugin are unchanged, {@link #read()} gives the same piece. For example a file's size and modification time;
         * a constant where the parameters determine the piece. Cheap, since it is called for every piece each time a
         * corpus is loaded.
         *
         * @return empty when there is no such stamp: then the piece is read each time
         */
        default Optional<String> stamp() {
            return Optional.empty();
        }

        /**
         * Reads or composes the piece.
         *
         * @throws continuo.fault.Failure of kind DATA where no part of it is readable
         */
        Reading<X> read();
    }
}
