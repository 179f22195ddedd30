package continuo.shell;

/** Where Ctrl-C arrives. */
interface Interrupts {
    /**
     * Has each Ctrl-C handled until closed.
     *
     * @param handler called on a thread of the system's
     */
    Watch watch(Runnable handler);

    /** Ends the handling. */
    interface Watch {
        void close();
    }
}
