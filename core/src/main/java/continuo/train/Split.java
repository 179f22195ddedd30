package continuo.train;

/** The sides of a corpus. */
public enum Split {
    /** Learned from. */
    TRAIN,
    /** Looked at while training, never learned from. */
    VALID,
    /** Looked at when all is done. */
    TEST
}
