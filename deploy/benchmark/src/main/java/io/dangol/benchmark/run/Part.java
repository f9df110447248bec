package io.dangol.benchmark.run;

/// A part of a benchmark, of whose runs the best counts.
public interface Part {
    /// Its letter, such as `(a)`.
    String mark();

    /// What is run, such as `pgbench, one statement a posting`.
    String title();

    /// What it is called where its figures stand, such as `(a) pgbench, one statement a posting`.
    default String label() {
        return mark() + " " + title();
    }
}
