package io.dangol.local.process;

/// What a process says when it is asked whether it lives.
public enum Liveness {
    /// It answers, and finds itself well.
    LIVE,
    /// It answers that only a restart can help it.
    FAILING,
    /// It does not answer.
    SILENT
}
