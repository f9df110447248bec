package io.dangol.text.understanding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A [Classifier] as a file: `DNGLTEXT`, the format's number, the SHA-256 of everything after it, then deflated: name,
/// version, task, language, labels, feature set, calibration, threshold, card, the model and the vocabulary. Numbers
/// are big-endian, texts are UTF-8 behind their length in bytes.
public final class ModelFile {
    private static final byte[] MAGIC = "DNGLTEXT".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 2;
    private static final int DIGEST_BYTES = 32;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_TEXT_BYTES = 1 << 20;
    private static final int MOST_LABELS = 1_000;

    private ModelFile() {}

    public static void write(Classifier classifier, OutputStream output) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(new DeflaterOutputStream(body))) {
            putText(data, classifier.name());
            putText(data, classifier.version());
            putText(data, classifier.task().wire());
            putText(data, classifier.language().tag());
            data.writeInt(classifier.labels().size());
            for (String label : classifier.labels()) {
                putText(data, label);
            }
            putText(data, classifier.features().name());
            data.writeDouble(classifier.calibration().slope());
            data.writeDouble(classifier.calibration().intercept());
            data.writeDouble(classifier.threshold());
            putText(data, classifier.card());
            putModel(data, classifier.model());
            putVocabulary(data, classifier.vocabulary());
        }
        DataOutputStream file = new DataOutputStream(output);
        file.write(MAGIC);
        file.writeInt(FORMAT);
        file.write(digest(body.toByteArray()));
        body.writeTo(file);
        file.flush();
    }

    /// @throws IOException if it is no such file, of another format, or not as it was written
    public static Classifier read(InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(MOST_BYTES + 1);
        int head = MAGIC.length + Integer.BYTES + DIGEST_BYTES;
        if (bytes.length > MOST_BYTES || bytes.length < head || !Arrays.equals(bytes, 0, 8, MAGIC, 0, 8)) {
            throw new IOException("this is no model of texts");
        }
        DataInputStream file = new DataInputStream(new ByteArrayInputStream(bytes, MAGIC.length, bytes.length));
        int format = file.readInt();
        if (format != FORMAT) {
            throw new IOException("the model has format " + format + ", only " + FORMAT + " can be read");
        }
        byte[] body = Arrays.copyOfRange(bytes, head, bytes.length);
        if (!MessageDigest.isEqual(file.readNBytes(DIGEST_BYTES), digest(body))) {
            throw new IOException("the model is not as it was written: its digest differs");
        }
        try (DataInputStream data = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body)))) {
            return readBody(data);
        } catch (IllegalArgumentException broken) {
            throw new IOException("the model makes no sense: " + broken.getMessage(), broken);
        }
    }

    private static Classifier readBody(DataInputStream data) throws IOException {
        String name = text(data);
        String version = text(data);
        Task task = Task.of(text(data));
        Language language = Language.of(text(data));
        int count = limited(data.readInt(), MOST_LABELS);
        List<String> labels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            labels.add(text(data));
        }
        FeatureSet features = FeatureSet.of(text(data));
        Calibration calibration = new Calibration(data.readDouble(), data.readDouble());
        double threshold = data.readDouble();
        String card = text(data);
        return new Classifier(
                name,
                version,
                task,
                language,
                labels,
                features,
                model(data),
                vocabulary(data),
                calibration,
                threshold,
                card);
    }

    private static void putModel(DataOutputStream data, LinearModel model) throws IOException {
        data.writeInt(model.bits());
        data.writeFloat(model.scale());
        data.writeInt(model.outputs());
        for (float bias : model.biases()) {
            data.writeFloat(bias);
        }
        data.write(model.weights());
    }

    private static LinearModel model(DataInputStream data) throws IOException {
        int bits = limited(data.readInt(), LinearModel.MOST_BITS);
        float scale = data.readFloat();
        float[] biases = new float[limited(data.readInt(), MOST_LABELS)];
        for (int k = 0; k < biases.length; k++) {
            biases[k] = data.readFloat();
        }
        byte[] weights = new byte[limited((long) biases.length << bits, MOST_BYTES)];
        data.readFully(weights);
        return new LinearModel(bits, scale, biases, weights);
    }

    private static void putVocabulary(DataOutputStream data, Vocabulary vocabulary) throws IOException {
        long[] bits = vocabulary.toArray();
        data.writeInt(bits.length);
        for (long part : bits) {
            data.writeLong(part);
        }
    }

    private static Vocabulary vocabulary(DataInputStream data) throws IOException {
        long[] bits = new long[limited(data.readInt(), MOST_BYTES / Long.BYTES)];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = data.readLong();
        }
        return new Vocabulary(bits);
    }

    private static void putText(DataOutputStream data, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        data.writeInt(bytes.length);
        data.write(bytes);
    }

    private static String text(DataInputStream data) throws IOException {
        byte[] bytes = new byte[limited(data.readInt(), MOST_TEXT_BYTES)];
        data.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int limited(long value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new IOException("the model makes no sense: " + value + " is more than " + most);
        }
        return (int) value;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
