package io.dangol.loyalty.account.statement;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.afm.FontMetrics;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.jspecify.annotations.Nullable;

/// The letters that a PDF can show: Latin ones by Helvetica, all others by a Korean gothic of the character collection
/// Adobe-Korea1. Neither is embedded: Helvetica is one of the fonts that every viewer has (ISO 32000-1, 9.6.2.2), the
/// Korean one is what the viewer has for that collection (9.7.5.2). Where the operator has a font of their own, it is
/// embedded, and comes before the Korean one.
///
/// The fonts are described here, not by PDFBox' font classes: those look through the fonts of the machine that they
/// run on, and the same statement must come out the same everywhere.
final class PdfTypeface {
    /// Drawn for a character that neither font has. It is in KS X 1001, and so in every Korean font.
    static final String MISSING = "□";

    private static final String KOREAN_ENCODING = "UniKS-UTF16-H";
    private static final String KOREAN_FONT = "HYGoThic-Medium";
    private static final Charset LATIN_CHARSET = Charset.forName("windows-1252");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final int CODES = 256;
    private static final double UNITS_PER_EM = 1000;

    private final double[] plain;
    private final double[] bold;
    private final CMap korean;
    private final @Nullable PdfEmbeddedFont embedded;
    private final CharsetEncoder latin = LATIN_CHARSET.newEncoder();

    /// Reads the fonts' figures, which takes some milliseconds and a megabyte. Not for several threads.
    PdfTypeface() throws IOException {
        this(null);
    }

    /// @param embedded shows what is not Latin, as far as it can; null: the viewer's own font does
    PdfTypeface(@Nullable PdfEmbeddedFont embedded) throws IOException {
        this.embedded = embedded;
        plain = widths("Helvetica");
        bold = widths("Helvetica-Bold");
        korean = new CMapParser().parsePredefined(KOREAN_ENCODING);
    }

    private static double[] widths(String font) throws IOException {
        FontMetrics metrics = Standard14Fonts.getAFM(font);
        double[] widths = new double[CODES];
        for (int code = 0; code < CODES; code++) {
            widths[code] = metrics.getCharacterWidth(WinAnsiEncoding.INSTANCE.getName(code));
        }
        return widths;
    }

    /// The text as it can be drawn, on one line: composed (decomposed Hangul would fall apart), line
    /// breaks and tabs as spaces, nothing invisible, and one [#MISSING] for each character as a reader
    /// counts them that has no glyph.
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        Matcher graphemes = GRAPHEME.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        while (graphemes.find()) {
            String grapheme = graphemes.group();
            if (grapheme.codePoints().allMatch(Character::isWhitespace)) {
                drawable.append(' ');
                continue;
            }
            StringBuilder shown = new StringBuilder();
            grapheme.codePoints().filter(PdfTypeface::isVisible).forEach(shown::appendCodePoint);
            drawable.append(shown.chars().allMatch(letter -> isShown((char) letter)) ? shown : MISSING);
        }
        return drawable.toString().replaceAll(" {2,}", " ").strip();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT -> false;
            default -> true;
        };
    }

    boolean isLatin(char letter) {
        return letter >= ' ' && latin.canEncode(letter);
    }

    private boolean isShown(char letter) {
        return isLatin(letter) || isEmbedded(letter) || isKorean(letter);
    }

    private boolean isEmbedded(char letter) {
        return embedded != null && !isLatin(letter) && embedded.has(letter);
    }

    private boolean isKorean(char letter) {
        return !Character.isSurrogate(letter)
                && korean.toCID(Character.toString(letter).getBytes(StandardCharsets.UTF_16BE)) != 0;
    }

    /// @param drawable a text that [#drawable] made
    double width(String drawable, PdfStyle style) {
        double[] latinWidths = style.bold() ? bold : plain;
        double width = 0;
        for (int place = 0; place < drawable.length(); place++) {
            char letter = drawable.charAt(place);
            width += isLatin(letter) ? latinWidths[code(letter)] : widthOfOther(letter);
        }
        return width * style.size() / UNITS_PER_EM;
    }

    private double widthOfOther(char letter) {
        return embedded != null && embedded.has(letter) ? embedded.width(letter) : UNITS_PER_EM;
    }

    private static int code(char latinLetter) {
        return Byte.toUnsignedInt(Character.toString(latinLetter).getBytes(LATIN_CHARSET)[0]);
    }

    /// Cuts a text into parts of one font each.
    List<String> runs(String drawable) {
        List<String> runs = new ArrayList<>();
        int start = 0;
        for (int place = 1; place <= drawable.length(); place++) {
            if (place == drawable.length()
                    || !fontName(drawable, place, false).equals(fontName(drawable, start, false))) {
                runs.add(drawable.substring(start, place));
                start = place;
            }
        }
        return runs;
    }

    /// The bytes by which a run of one font is shown.
    byte[] bytes(String run) {
        if (embedded != null && isEmbedded(run.charAt(0))) {
            return embedded.bytes(run);
        }
        return run.getBytes(isLatin(run.charAt(0)) ? LATIN_CHARSET : StandardCharsets.UTF_16BE);
    }

    /// The page's resources, under the names that [#fontName] gives.
    COSDictionary resources() {
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("L"), latin("Helvetica"));
        fonts.setItem(COSName.getPDFName("B"), latin("Helvetica-Bold"));
        fonts.setItem(COSName.getPDFName("K"), koreanFont());
        if (embedded != null) {
            fonts.setItem(COSName.getPDFName("E"), embedded.dictionary());
        }
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, fonts);
        return resources;
    }

    /// Ends the fonts, before the document is saved.
    void finish() throws IOException {
        if (embedded != null) {
            embedded.finish();
        }
    }

    /// The name of the font that shows a run.
    String fontName(String run, boolean heavy) {
        return fontName(run, 0, heavy);
    }

    private String fontName(String text, int place, boolean heavy) {
        char letter = text.charAt(place);
        if (!isLatin(letter)) {
            return isEmbedded(letter) ? "E" : "K";
        }
        return heavy ? "B" : "L";
    }

    private static COSDictionary latin(String name) {
        COSDictionary font = font("Type1", name);
        font.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
        return font;
    }

    private static COSDictionary koreanFont() {
        COSDictionary collection = new COSDictionary();
        collection.setItem(COSName.REGISTRY, new COSString("Adobe"));
        collection.setItem(COSName.ORDERING, new COSString("Korea1"));
        collection.setInt(COSName.SUPPLEMENT, 1);
        COSDictionary descendant = font("CIDFontType0", KOREAN_FONT);
        descendant.setItem(COSName.CIDSYSTEMINFO, collection);
        descendant.setItem(COSName.FONT_DESC, descriptor());
        descendant.setInt(COSName.DW, (int) UNITS_PER_EM);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        COSDictionary font = font("Type0", KOREAN_FONT + "-" + KOREAN_ENCODING);
        font.setItem(COSName.ENCODING, COSName.getPDFName(KOREAN_ENCODING));
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        return font;
    }

    /// What a viewer chooses a font of its own by: an upright sans serif of ordinary weight.
    private static COSDictionary descriptor() {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, KOREAN_FONT);
        descriptor.setInt(COSName.FLAGS, 4);
        COSArray box = new COSArray();
        for (int side : new int[] {-6, -145, 1003, 880}) {
            box.add(COSInteger.get(side));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 752);
        descriptor.setInt(COSName.DESCENT, -271);
        descriptor.setInt(COSName.CAP_HEIGHT, 737);
        descriptor.setInt(COSName.STEM_V, 58);
        return descriptor;
    }

    private static COSDictionary font(String subtype, String name) {
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setName(COSName.SUBTYPE, subtype);
        font.setName(COSName.BASE_FONT, name);
        return font;
    }
}
