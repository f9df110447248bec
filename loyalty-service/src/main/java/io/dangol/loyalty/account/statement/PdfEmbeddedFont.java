package io.dangol.loyalty.account.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// A font of the operator's own in a document: only the letters that the document shows go into the file.
final class PdfEmbeddedFont {
    private final PDType0Font font;
    private final CmapLookup glyphs;

    /// @param trueType the font file's bytes; its makers must allow that it is embedded
    PdfEmbeddedFont(PDDocument document, byte[] trueType) throws IOException {
        TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(trueType));
        glyphs = parsed.getUnicodeCmapLookup();
        font = PDType0Font.load(document, parsed, true);
    }

    /// Whether it has a glyph for the letter.
    boolean has(char letter) {
        return !Character.isSurrogate(letter) && glyphs.getGlyphId(letter) != 0;
    }

    /// Of an em of 1,000.
    double width(char letter) {
        try {
            return font.getStringWidth(Character.toString(letter));
        } catch (IOException failure) {
            throw new UncheckedIOException("a font in memory could not be read", failure);
        }
    }

    /// The bytes by which letters are shown, which are then put into the file.
    byte[] bytes(String letters) {
        letters.codePoints().forEach(font::addToSubset);
        try {
            return font.encode(letters);
        } catch (IOException failure) {
            throw new UncheckedIOException("a font in memory could not be read", failure);
        }
    }

    COSDictionary dictionary() {
        return font.getCOSObject();
    }

    /// Puts the letters that were shown into the document, before it is saved.
    void finish() throws IOException {
        font.subset();
    }
}
