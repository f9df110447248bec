package io.dangol.loyalty.account.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/// The pages of a document. A page that is done is kept compressed, so that only one is in memory in full.
final class PdfPages {
    private final PDDocument document;
    private final PdfTypeface typeface;
    private final PDResources resources;
    private final List<PDPage> pages = new ArrayList<>();
    private final List<PDStream> contents = new ArrayList<>();
    private PdfCanvas canvas;

    /// Starts with an empty page.
    PdfPages(PDDocument document, PdfTypeface typeface) {
        this.document = document;
        this.typeface = typeface;
        this.resources = new PDResources(typeface.resources());
        this.canvas = canvas();
    }

    PdfTypeface typeface() {
        return typeface;
    }

    double width() {
        return PDRectangle.A4.getWidth();
    }

    double height() {
        return PDRectangle.A4.getHeight();
    }

    /// The page that is being drawn.
    PdfCanvas page() {
        return canvas;
    }

    /// Ends the page and starts another.
    void next() throws IOException {
        end();
        canvas = canvas();
    }

    /// Ends the last page, and draws on all of them what needs to know how many there are.
    ///
    /// @param footer gets a page's canvas and its number, from 1
    void finish(ObjIntConsumer<PdfCanvas> footer) throws IOException {
        end();
        for (int number = 1; number <= pages.size(); number++) {
            PdfCanvas canvasOfFooter = canvas();
            footer.accept(canvasOfFooter, number);
            pages.get(number - 1).setContents(List.of(contents.get(number - 1), stream(canvasOfFooter)));
        }
    }

    int count() {
        return pages.size();
    }

    private void end() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        page.setResources(resources);
        document.addPage(page);
        pages.add(page);
        contents.add(stream(canvas));
    }

    private PdfCanvas canvas() {
        return new PdfCanvas(typeface, height());
    }

    private PDStream stream(PdfCanvas drawn) throws IOException {
        return new PDStream(document, new ByteArrayInputStream(drawn.bytes()), COSName.FLATE_DECODE);
    }
}
