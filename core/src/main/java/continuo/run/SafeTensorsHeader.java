package continuo.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file: what tensors there are, where their data lie, and some texts.
 *
 * @param entries in the order of their data
 * @param metadata the header's {@code __metadata__}
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    /** Readers in other languages may want the data aligned to their widest type. */
    private static final int ALIGNMENT = 8;

    /**
     * One tensor.
     *
     * @param begin its first byte, from the end of the header
     * @param end the byte after its last
     */
    record Entry(String name, String type, long[] shape, long begin, long end) {
        /** How many values the shape says there are. */
        long size() {
            long product = 1;
            for (long extent : shape) {
                product = Math.multiplyExact(product, extent);
            }
            return product;
        }

        @Override
        public String toString() {
            return name + " " + type + " " + Arrays.toString(shape);
        }
    }

    /** A header that is no header; the message says why. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** As JSON, padded with spaces. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart(SafeTensors.METADATA);
            for (Map.Entry<String, String> text : metadata.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
            for (Entry entry : entries) {
                json.writeObjectFieldStart(entry.name());
                json.writeStringField("dtype", entry.type());
                json.writeFieldName("shape");
                json.writeArray(entry.shape(), 0, entry.shape().length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {entry.begin(), entry.end()}, 0, 2);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    /** Reads a header token by token, so that a hostile one costs no more memory than its own length or so. */
    static SafeTensorsHeader parse(byte[] bytes) throws Malformed {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        try (JsonParser json = factory.createParser(bytes)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                expect(json.nextToken(), JsonToken.START_OBJECT);
                if (name.equals(SafeTensors.METADATA)) {
                    readMetadata(json, metadata);
                } else {
                    entries.add(readEntry(json, name));
                }
            }
            if (json.nextToken() != null) {
                throw new Malformed("its header goes on after its end");
            }
        } catch (IOException e) {
            throw new Malformed("its header is not JSON");
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        return new SafeTensorsHeader(entries, metadata);
    }

    private static void readMetadata(JsonParser json, Map<String, String> metadata) throws IOException, Malformed {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            expect(json.nextToken(), JsonToken.VALUE_STRING);
            metadata.put(key, json.getText());
        }
    }

    private static Entry readEntry(JsonParser json, String name) throws IOException, Malformed {
        String type = null;
        long[] shape = null;
        long[] offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> {
                    expect(json.currentToken(), JsonToken.VALUE_STRING);
                    type = json.getText();
                }
                case "shape" -> shape = readNumbers(json);
                case "data_offsets" -> offsets = readNumbers(json);
                default -> throw new Malformed("its header has an unknown field \"" + field + "\"");
            }
        }
        if (type == null || shape == null || offsets == null || offsets.length != 2) {
            throw new Malformed("its header does not describe the tensor \"" + name + "\"");
        }
        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] readNumbers(JsonParser json) throws IOException, Malformed {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            long number = json.getLongValue();
            if (number < 0) {
                throw new Malformed("its header has the number " + number);
            }
            numbers.add(number);
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static void expect(JsonToken token, JsonToken expected) throws Malformed {
        if (token != expected) {
            throw new Malformed("its header is not one of tensors");
        }
    }
}
