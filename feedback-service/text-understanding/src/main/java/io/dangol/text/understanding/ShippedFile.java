package io.dangol.text.understanding;

import java.io.IOException;
import java.io.InputStream;

/// The files that come with the product: trained models and written examples.
final class ShippedFile {
    private static final String FOLDER = "/understanding/";

    private ShippedFile() {}

    /// Opens a file by its name; whoever opens it closes it.
    static InputStream open(String name) throws IOException {
        InputStream input = ShippedFile.class.getResourceAsStream(FOLDER + name);
        if (input == null) {
            throw new IOException("there is no " + FOLDER + name);
        }
        return input;
    }
}
