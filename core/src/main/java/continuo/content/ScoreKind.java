package continuo.content;

import continuo.music.Score;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Pieces of notes. */
final class ScoreKind implements ContentKind<Score> {
    @Override
    public Class<Score> type() {
        return Score.class;
    }

    @Override
    public String word() {
        return "score";
    }

    @Override
    public String plural() {
        return "scores";
    }

    @Override
    public String unit() {
        return "note";
    }

    @Override
    public int size(Score piece) {
        return piece.notes().size();
    }

    @Override
    public Score cut(Score piece, int from, int count) {
        return Windows.cut(piece, from, count);
    }

    @Override
    public Score withoutDrums(Score piece) {
        return piece.withoutDrums();
    }

    @Override
    public Score byChance(Score piece, RandomGenerator random) {
        return NullModel.uniformPitch(piece, random);
    }

    @Override
    public String digest(Score piece) {
        return ContentDigest.of(piece);
    }

    @Override
    public int bytes(Score piece) {
        return ScoreBytes.size(piece);
    }

    @Override
    public void write(Score piece, ByteBuffer out) {
        ScoreBytes.write(piece, out);
    }

    @Override
    public Score read(ByteBuffer in) {
        return ScoreBytes.read(in);
    }
}
