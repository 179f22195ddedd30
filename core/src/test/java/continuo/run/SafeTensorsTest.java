package continuo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import continuo.fault.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
    private static final List<Tensor> TENSORS = List.of(
            new Tensor.Floats("generator/weights", new long[] {1, 3}, new float[] {1.5f, -0f, Float.MIN_VALUE}),
            Tensor.Longs.of("random", 1, -2, Long.MAX_VALUE, Long.MIN_VALUE),
            new Tensor.Floats("nothing", new long[] {0, 5}, new float[0]),
            new Tensor.Floats("single", new long[0], new float[] {7}));

    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() {
        Path file = write(TENSORS, Map.of("position", "epoch 3 \"ö\"\n"));
        SafeTensors read = SafeTensors.read(file);

        assertThat(read.tensors()).containsExactlyInAnyOrderElementsOf(TENSORS);
        assertThat(read.metadata()).isEqualTo(Map.of("position", "epoch 3 \"ö\"\n"));
        assertThat(read.floats("generator/weights", 1, 3)).containsExactly(1.5f, -0f, Float.MIN_VALUE);
        assertThat(read.longs("random")).containsExactly(1, -2, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    @Test
    void keepsEveryBitOfAFloat() {
        SplittableRandom random = new SplittableRandom(1);
        ByteBuffer bits = ByteBuffer.allocate(4 * 50_000);
        while (bits.hasRemaining()) {
            // Every third one is some NaN, signalling ones among them.
            bits.putInt(bits.position() % 3 == 0 ? 0x7f800001 | random.nextInt() : random.nextInt());
        }
        float[] floats = new float[50_000];
        bits.flip().asFloatBuffer().get(floats);
        Path file = write(List.of(new Tensor.Floats("x", new long[] {50_000}, floats)), Map.of());
        ByteBuffer back = ByteBuffer.allocate(4 * 50_000);
        back.asFloatBuffer().put(SafeTensors.read(file).floats("x", 50_000));

        assertThat(back.array()).isEqualTo(bits.array());
    }

    @Test
    void isLaidOutAsTheFormatSays() throws IOException {
        Path file = write(
                List.of(new Tensor.Floats("w", new long[] {2}, new float[] {1, 2}), Tensor.Longs.of("step", 500)),
                Map.of());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        String header = StandardCharsets.UTF_8.decode(bytes.slice(8, length)).toString();
        bytes.position(8 + length);

        assertThat(length % 8).isZero();
        assertThat(header)
                .startsWith("{\"__metadata__\":{\"continuo-format\":\"1\",\"continuo-sha256\":\"")
                .contains("\"step\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}")
                .contains("\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]}");
        assertThat(bytes.getLong()).isEqualTo(500);
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat()).isEqualTo(2);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void noticesEveryFlippedBit() throws IOException {
        byte[] sound = Files.readAllBytes(write(TENSORS, Map.of("position", "epoch 3")));
        Path file = folder.resolve("flipped");
        for (int bit = 0; bit < sound.length * 8; bit++) {
            byte[] flipped = sound.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);

            assertThatThrownBy(() -> SafeTensors.read(file))
                    .as("bit %d", bit)
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.DATA))
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void noticesFlippedBitsInALargeFile() throws IOException {
        float[] weights = new float[100_000];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.sin(i);
        }
        byte[] sound =
                Files.readAllBytes(write(List.of(new Tensor.Floats("w", new long[] {100, 1000}, weights)), Map.of()));
        Path file = folder.resolve("flipped");
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 50; i++) {
            byte[] flipped = sound.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);

            assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void noticesEveryTruncation() throws IOException {
        byte[] sound = Files.readAllBytes(write(TENSORS, Map.of()));
        Path file = folder.resolve("short");
        for (int length = 9; length < sound.length; length++) {
            Files.write(file, Arrays.copyOf(sound, length));

            assertThat(failureOf(file)).hasMessageContaining("is damaged").hasMessageContaining("earlier checkpoint");
        }
        Files.write(file, new byte[0]);
        assertThat(failureOf(file)).hasMessageContaining("it is empty");
    }

    @Test
    void tellsANewerVersionFromADamagedFile() throws IOException {
        Path file = write(TENSORS, Map.of());
        byte[] bytes = Files.readAllBytes(file);
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = Arrays.copyOfRange(bytes, 8, 8 + length);
        String text = new String(header, StandardCharsets.ISO_8859_1).replace("format\":\"1\"", "format\":\"2\"");
        header = text.getBytes(StandardCharsets.ISO_8859_1);
        SafeTensors.setDigest(header, SafeTensors.NO_DIGEST);
        System.arraycopy(header, 0, bytes, 8, length);
        byte[] digest = SafeTensors.sha256().digest(bytes);
        SafeTensors.setDigest(header, java.util.HexFormat.of().formatHex(digest));
        System.arraycopy(header, 0, bytes, 8, length);
        Files.write(file, bytes);

        assertThat(failureOf(file)).hasMessageContaining("newer version").hasMessageContaining("update Continuo");
    }

    @Test
    void tellsOtherFilesFromDamagedOnes() throws IOException {
        for (String content :
                List.of("PK", "a text that is no checkpoint at all", "MThd\0\0\0\6\0\0\0\1", "{\"a\": 1}")) {
            Path file = Files.writeString(folder.resolve("other"), content);

            assertThat(failureOf(file)).hasMessageContaining("not a safetensors file");
        }
    }

    @Test
    void tellsSafetensorsOfOtherPrograms() throws IOException {
        assertThat(failureOf(raw("{}", 0))).hasMessageContaining("not one of Continuo's");
        assertThat(failureOf(raw("{\"__metadata__\":{\"format\":\"pt\"}}", 0)))
                .hasMessageContaining("not one of Continuo's");
    }

    @Test
    void believesNoDeclaredLength() throws IOException {
        String ours = "{\"__metadata__\":{\"continuo-format\":\"1\",\"continuo-sha256\":\"" + "0".repeat(64) + "\"},";
        for (String tensor : List.of(
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,8]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,99999999999999999999]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "\"a\":" + "[".repeat(5000) + "}")) {
            assertThat(failureOf(raw(ours + tensor, 8))).as(tensor).hasMessageContaining("is damaged");
        }
    }

    @Test
    void namesATensorOfAnotherShape() {
        SafeTensors read = SafeTensors.read(write(TENSORS, Map.of()));

        assertThatThrownBy(() -> read.floats("generator/weights", 1, 4))
                .hasMessageContaining("another model")
                .hasMessageContaining("generator/weights F32 [1, 3] should be F32 [1, 4]");
        assertThatThrownBy(() -> read.floats("generator/weight", 1, 3))
                .hasMessageContaining("did you mean generator/weights?");
        assertThatThrownBy(() -> read.longs("single")).isInstanceOf(Failure.class);
    }

    @Test
    void refusesTwoTensorsOfOneName() {
        assertThatThrownBy(() -> write(List.of(Tensor.Longs.of("a", 1), Tensor.Longs.of("a", 2)), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatAFileIsMissing() {
        Failure failure =
                catchThrowableOfType(Failure.class, () -> SafeTensors.read(folder.resolve("missing.safetensors")));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.RESOURCE);
        assertThat(failure).hasMessageContaining("missing.safetensors");
    }

    private Path write(List<Tensor> tensors, Map<String, String> metadata) {
        Path file = folder.resolve("file.safetensors");
        SafeTensors.write(file, tensors, metadata);
        return file;
    }

    private Path raw(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(folder.resolve("raw.safetensors"), bytes.array());
    }

    private static Failure failureOf(Path file) {
        Failure failure = catchThrowableOfType(Failure.class, () -> SafeTensors.read(file));
        assertThat(failure).as("failure of reading").isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA);
        return failure;
    }
}
