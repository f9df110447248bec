package io.dangol.benchmark.stack;

/// The services that are measured, each by a benchmark of its own.
public enum MeasuredService {
    LOYALTY("loyalty"),
    FEEDBACK("feedback");

    private final String name;

    MeasuredService(String name) {
        this.name = name;
    }

    /// Its database, which is named as the role that owns it and as its log.
    public String database() {
        return name;
    }

    /// The directory of the built service.
    public String program() {
        return name + "-service";
    }
}
