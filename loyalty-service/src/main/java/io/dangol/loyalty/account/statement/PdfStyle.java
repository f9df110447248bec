package io.dangol.loyalty.account.statement;

/// How a text on a page looks.
///
/// @param size in points (1/72 inch)
/// @param bold whether it is heavier
/// @param ink how light its grey is, 0 for black and 1 for white
record PdfStyle(double size, boolean bold, double ink) {
    PdfStyle sized(double other) {
        return new PdfStyle(other, bold, ink);
    }
}
