package continuo.shell;

/** Where Ctrl-C arrives. */
interface Interrupts {
    /**
     * Has each Ctrl-C handled until closed.
     *
     * @param handler called on a thread of the system's
     */
    Watch watch(Runnable handler);

    /**
     * Has each Ctrl-Z handled until closed, where it arrives here.
     *
     * @param handler called on a thread of the system's
     */
    default Watch watchSuspension(Runnable handler) {
        return () -> {};
    }

    /** Ends the handling. */
    interface Watch {
        void close();
    }
}
