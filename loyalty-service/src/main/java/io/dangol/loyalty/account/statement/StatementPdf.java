package io.dangol.loyalty.account.statement;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Writes a statement as PDF, on A4. The same statement at the same time of the clock is the same file, byte by byte.
// At the start, so that a font that cannot be read is told of before anybody asks for a statement.
@Startup
@ApplicationScoped
class StatementPdf {
    private static final String PRODUCER = "Dangol";

    private final Clock clock;
    private final String programme;
    private final byte @Nullable [] font;

    /// @param font where a TrueType font is that is embedded in every file; none: the viewer's own fonts serve
    StatementPdf(
            Clock clock,
            @ConfigProperty(name = "dangol.programme.name", defaultValue = "Dangol points") String programme,
            @ConfigProperty(name = "dangol.statement.font") Optional<Path> font) {
        this.clock = clock;
        this.programme = programme;
        this.font = font.map(StatementPdf::read).orElse(null);
    }

    private static byte[] read(Path font) {
        try {
            return Files.readAllBytes(font);
        } catch (IOException failure) {
            throw new UncheckedIOException("dangol.statement.font names no file that can be read", failure);
        }
    }

    /// Writes all of it; the stream stays open. Takes about a second for 10,000 lines: not for an event
    /// loop.
    void write(Statement statement, StatementLanguage language, OutputStream out) throws IOException {
        Instant now = clock.instant();
        try (PDDocument document = new PDDocument()) {
            PdfTypeface typeface = new PdfTypeface(font == null ? null : new PdfEmbeddedFont(document, font));
            PdfPages pages = new PdfPages(document, typeface);
            new StatementLayout(pages, statement, language, programme, now).draw();
            typeface.finish();
            document.setDocumentInformation(information(statement, language, now));
            document.getDocumentCatalog().setLanguage(language.tag());
            PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            // Else the file's id is made of the machine's time.
            document.setDocumentId(now.toEpochMilli());
            document.save(out);
        }
    }

    private PDDocumentInformation information(Statement statement, StatementLanguage language, Instant now) {
        Calendar created = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        created.setTimeInMillis(now.toEpochMilli());
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(language.title() + " " + statement.accountId() + " " + statement.from() + " – "
                + statement.period().lastDay());
        information.setCreator(programme);
        information.setProducer(PRODUCER);
        information.setCreationDate(created);
        return information;
    }
}
