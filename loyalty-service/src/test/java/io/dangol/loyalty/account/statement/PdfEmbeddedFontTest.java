package io.dangol.loyalty.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfEmbeddedFontTest {
    @Test
    void anOperatorsFontIsEmbeddedWithTheLettersThatItShows(@TempDir Path folder) throws IOException {
        Path font = folder.resolve("font.ttf");
        try (InputStream liberation =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            Files.copy(Objects.requireNonNull(liberation), font);
        }
        StatementPdf withFont =
                new StatementPdf(Clock.fixed(Statements.NOON, ZoneOffset.UTC), "단골 포인트", Optional.of(font));
        Statement statement = Statements.november(0, Statements.line("earn", "Ωμέγα 구매", 5, 5));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        withFont.write(statement, StatementLanguage.KO, out);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        withFont.write(statement, StatementLanguage.KO, again);

        assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
        assertThat(out.size()).isBetween(3_000, 60_000);
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            PDFont embedded = document.getPage(0).getResources().getFont(COSName.getPDFName("E"));
            assertThat(embedded.isEmbedded()).isTrue();
            assertThat(embedded.getName()).endsWith("+LiberationSans");
            assertThat(new PDFTextStripper().getText(document)).contains("Ωμέγα 구매", "포인트 거래 내역서");
        }
    }

    @Test
    void aFontThatIsNotThereIsToldOfAtOnce(@TempDir Path folder) {
        Optional<Path> font = Optional.of(folder.resolve("none.ttf"));
        assertThatThrownBy(() -> new StatementPdf(Clock.systemUTC(), "points", font))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("dangol.statement.font");
    }
}
