package io.dangol.training;

/// One sentence that says why a command cannot do what was asked.
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failure(String sentence) {
        super(sentence);
    }
}
