package continuo.shell.command;

import continuo.shell.console.Console;

/** What one is likely to want next; said to a person at a terminal only. */
final class NextStep {
    private NextStep() {}

    static void afterTraining(String run, Console console) {
        console.hint("next: generate " + run + " lets it play, report " + run + " shows how it learned");
    }

    /** @param file the first piece written, as it can be typed */
    static void afterComposing(String file, Console console) {
        String word = file.matches("[\\p{L}\\p{N}/._:-]+") ? file : "'" + file.replace("'", "'\\''") + "'";
        String sound = word.endsWith(".mid") ? word.substring(0, word.length() - 4) + ".wav" : "piece.wav";
        console.hint("next: roll " + word + " draws it, play " + word + " plays it, render " + word + " " + sound
                + " makes a sound file");
    }
}
