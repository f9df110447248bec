package io.dangol.loyalty.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.kit.problem.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementPdfTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:30:00Z");

    private final StatementPdf pdf = new StatementPdf(Clock.fixed(NOW, ZoneOffset.UTC), "단골 포인트", Optional.empty());

    /// What reads the text keeps a list of the machine's fonts; it shall not be in anybody's home.
    @BeforeAll
    static void keepTheCacheHere() {
        System.setProperty(
                "pdfbox.fontcache", Path.of("target").toAbsolutePath().toString());
    }

    @Test
    void inKoreanItSaysAllThatTheStatementSays() throws IOException {
        String text = text(Statements.month(), StatementLanguage.KO);

        assertThat(text)
                .contains("단골 포인트", "포인트 거래 내역서", "2026-11-01 – 2026-11-30 (Asia/Seoul)")
                .contains("계정 acc_01kazf1v9cfnkbx8t2p6w0s3jd")
                .contains("기초 잔액", "기말 잔액", "129", "+1,290", "+500", "-300", "-40", "1,579")
                .contains("2026-11-21 12:00 적립 구매 적립 +1,290 1,419")
                .contains("2026-11-21 12:00 보상 배송 지연 보상 +500 1,919")
                .contains("2026-11-21 12:00 사용 포인트 사용 -300 1,619")
                .contains("2026-11-21 12:00 소멸 유효기간 만료 -40 1,579")
                .contains("발행 일시 2026-12-01 09:30", "1 / 1");
    }

    @Test
    void inEnglishTheLabelsAreEnglishAndTheReasonsAreAsTheyAre() throws IOException {
        String text = text(Statements.month(), StatementLanguage.EN);

        assertThat(text)
                .contains(
                        "Points statement",
                        "Opening balance",
                        "Closing balance",
                        "Recorded Kind Details Points Balance")
                .contains("2026-11-21 12:00 Compensation 배송 지연 보상 +500 1,919")
                .contains("Made on 2026-12-01 09:30")
                .doesNotContain("잔액", "Other", "Reserved");
    }

    @Test
    void aStatementWithoutLinesSaysSo() throws IOException {
        assertThat(text(Statements.november(77), StatementLanguage.KO)).contains("이 기간에는 거래 내역이 없습니다.", "77");
        assertThat(text(Statements.november(77), StatementLanguage.EN)).contains("No entries in this period.");
    }

    @Test
    void everyPageHasTheTablesHeaderAndItsNumber() throws IOException {
        Statement statement =
                Statement.of(Statements.ACCOUNT, "spendable", Statements.NOVEMBER, 0, Statements.points(90));

        try (PDDocument document = Loader.loadPDF(bytes(statement, StatementLanguage.KO))) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            for (int page = 1; page <= 3; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .contains("기록 일시 구분 내용 포인트 잔액")
                        .contains(page + " / 3");
                assertThat(document.getPage(page - 1).getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
            }
        }
        String text = text(statement, StatementLanguage.KO);
        for (int number = 1; number <= 90; number++) {
            assertThat(text).contains("구매 적립 " + number + " +1 " + number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "🎉",
                "👨‍👩‍👧‍👦",
                "🇰🇷",
                "ไทย",
                "\uD83C",
                "\uFFFF",
                "𠀀",
            })
    void aCharacterWithoutGlyphIsReplacedOnce(String unknown) throws IOException {
        String text = text(
                Statements.november(0, Statements.line("earn", "앞 " + unknown + " 뒤", 1, 1)), StatementLanguage.KO);

        assertThat(text).containsPattern("앞 □{1,3} 뒤").doesNotContain(unknown);
    }

    @Test
    void anEmojiOfSeveralCodePointsIsOneCharacter() throws IOException {
        assertThat(new PdfTypeface().drawable("a👨‍👩‍👧‍👦b👍🏽c")).isEqualTo("a□b□c");
    }

    @Test
    void lineBreaksAreSpacesInvisibleCharactersAreNotThereAndDecomposedHangulIsComposed() throws IOException {
        PdfTypeface typeface = new PdfTypeface();

        assertThat(typeface.drawable("a\r\nb\tc\u0000\u200B\u202Ed\uFEFF")).isEqualTo("a b cd");
        assertThat(typeface.drawable("\u1100\u116E\u1106\u1162")).isEqualTo("구매");
        assertThat(typeface.drawable("Café – „gut“ € 한글 ㈜ ① 漢字 ｗ")).isEqualTo("Café – „gut“ € 한글 ㈜ ① 漢字 ｗ");
        assertThat(typeface.drawable(" \n ")).isEmpty();
    }

    @Test
    void aLongReasonIsWrappedAndThenCut() throws IOException {
        PdfText text = new PdfText(new PdfTypeface());
        PdfStyle style = new PdfStyle(10, false, 0);

        assertThat(text.wrap("구매 적립", style, 200, 3)).containsExactly("구매 적립");
        assertThat(text.wrap("가나다라 마바사아 자차카타 파하", style, 50, 2)).containsExactly("가나다라", "마바사아…");
        assertThat(text.wrap("가".repeat(12), style, 50, 3)).containsExactly("가가가가가", "가가가가가", "가가");
        assertThat(text.fit("x".repeat(100_000), style, 50)).hasSizeLessThan(12).endsWith("x…");
        assertThat(text.wrap("", style, 50, 3)).isEmpty();
    }

    @Test
    void aFigureIsNeverCut() throws IOException {
        long most = 1L << 53;
        String text = text(Statements.november(-most, Statements.line("earn", "구매 적립", most, 0)), StatementLanguage.KO);

        assertThat(text).contains("-9,007,199,254,740,992", "+9,007,199,254,740,992");
    }

    @Test
    void theReferenceAndAnotherDayOfTheCauseStandBelowTheReason() throws IOException {
        StatementLine late = new StatementLine(
                Statements.NOON,
                Instant.parse("2026-10-31T14:59:59Z"),
                "earn",
                "구매 적립",
                "pur_01kazf1v6wfc5tq3m9y2e7x0bn",
                1,
                1,
                Statements.TRANSACTION);

        assertThat(text(Statements.november(0, late), StatementLanguage.KO))
                .contains("pur_01kazf1v6wfc5tq3m9y2e7x0bn", "발생일 2026-10-31");
    }

    @Test
    void theSameStatementAtTheSameTimeIsTheSameFile() throws IOException {
        byte[] first = bytes(Statements.month(), StatementLanguage.KO);

        assertThat(bytes(Statements.month(), StatementLanguage.KO)).isEqualTo(first);
        assertThat(bytes(Statements.month(), StatementLanguage.EN)).isNotEqualTo(first);
    }

    @Test
    void theFileTellsWhatItIs() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes(Statements.month(), StatementLanguage.KO))) {
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("포인트 거래 내역서 acc_01kazf1v9cfnkbx8t2p6w0s3jd 2026-11-01 – 2026-11-30");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(NOW);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("ko");
        }
    }

    @Test
    void tenThousandLinesFit() throws IOException {
        Statement statement =
                Statement.of(Statements.ACCOUNT, "spendable", Statements.NOVEMBER, 0, Statements.points(10_000));

        byte[] file = bytes(statement, StatementLanguage.KO);

        assertThat(file).hasSizeBetween(100_000, 2_000_000);
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isBetween(200, 400);
            PDFTextStripper last = new PDFTextStripper();
            last.setStartPage(document.getNumberOfPages());
            assertThat(last.getText(document)).contains("구매 적립 10000", "10,000");
        }
    }

    @Test
    void anotherLanguageIsRefusedWith400() {
        assertThat(List.of(StatementLanguage.of(null), StatementLanguage.of("en"), StatementLanguage.of("ko")))
                .containsExactly(StatementLanguage.EN, StatementLanguage.EN, StatementLanguage.KO);
        assertThatThrownBy(() -> StatementLanguage.of("ja"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.type().status()).isEqualTo(400));
    }

    private String text(Statement statement, StatementLanguage language) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes(statement, language))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private byte[] bytes(Statement statement, StatementLanguage language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write(statement, language, out);
        return out.toByteArray();
    }
}
