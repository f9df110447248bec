package io.dangol.text.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    private final Classifier classifier = Lessons.classifier();

    private byte[] written() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ModelFile.write(classifier, output);
        return output.toByteArray();
    }

    private static Classifier read(byte[] bytes) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void whatIsReadJudgesAsWhatWasWritten() throws IOException {
        Classifier copy = read(written());

        NormalText text = NormalText.of("직원이 정말 좋아요");
        assertThat(copy.judge(text)).isEqualTo(classifier.judge(text));
        assertThat(copy.card()).isEqualTo(classifier.card());
        assertThat(copy.threshold()).isEqualTo(classifier.threshold());
    }

    @Test
    void aChangedByteIsFoundOut() throws IOException {
        byte[] bytes = written();
        bytes[bytes.length / 2] ^= 1;

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("digest");
    }

    @Test
    void aFileThatEndsTooSoonIsFoundOut() throws IOException {
        byte[] bytes = written();

        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, 10))).isInstanceOf(IOException.class);
    }

    @Test
    void aFileOfAnotherFormatIsRefused() throws IOException {
        byte[] bytes = written();
        bytes[11] = 1;

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("format 1");
    }
}
