package io.dangol.benchmark.run;

/// A part of a benchmark, of whose runs the best counts.
public interface Part {
    /// What it is called where its figures stand, such as `(a) pgbench, one statement a posting`.
    String label();
}
