package continuo.shell.view;

/**
 * The characters a roll is drawn with.
 *
 * @param tones a tone that is held, and one that begins, from soft to loud
 * @param bar where a bar begins
 * @param octave between two bars in a row of Cs
 * @param halves whether two pitches may share a row as half blocks
 * @param corner where the axes meet
 * @param floor the time axis
 * @param tick where a bar begins on it
 * @param wall the pitch axis
 * @param separator between two facts of the headline
 * @param quarter the note value of the tempo
 * @param to between the first and the last bar
 * @param cursor where one listens, where no tone is
 * @param pointer the same, on the time axis
 */
record RollSymbols(
        String tones,
        String bar,
        String octave,
        boolean halves,
        String corner,
        String floor,
        String tick,
        String wall,
        String separator,
        String quarter,
        String to,
        String cursor,
        String pointer) {
    static final RollSymbols UNICODE =
            new RollSymbols("━░▒▓█", "│", "┈", true, "└", "─", "┴", "┤", " · ", "♩", "–", "╎", "▲");
    static final RollSymbols ASCII =
            new RollSymbols("-.oO@", "|", " ", false, "+", "-", "+", "|", ", ", "quarter", "-", ":", "^");

    /** @param content 1 for a tone that is held, 2..5 for one that begins */
    String tone(int content) {
        return String.valueOf(tones.charAt(content - 1));
    }

    /** Two pitches in a row; what begins hides what is held. */
    String half(int upper, int lower) {
        if (upper > 1 || lower > 1) {
            return upper > 1 && lower > 1 ? "█" : upper > 1 ? "▀" : "▄";
        }
        return upper == lower ? "═" : upper > lower ? "▔" : "▁";
    }
}
