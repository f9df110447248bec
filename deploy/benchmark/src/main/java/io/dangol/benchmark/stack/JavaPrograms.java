package io.dangol.benchmark.stack;

import java.nio.file.Path;

/// The Java that runs this runs the others too.
final class JavaPrograms {
    private JavaPrograms() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
