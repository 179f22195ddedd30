package continuo.shell.editing;

/** Reads lines from somebody who types them. */
interface PromptReader {
    /**
     * The next line, also remembered.
     *
     * @throws org.jline.reader.UserInterruptException when the user gave the line up
     * @throws org.jline.reader.EndOfFileException when there is none any more
     */
    String read();

    /** Shows a message without damage to a line that is being typed. */
    void announce(String message);

    /** Shows a line that is being typed as it looks now. */
    void redraw();
}
