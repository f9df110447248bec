package io.dangol.local.demo;

import java.io.PrintStream;

/// What every step of the demo works with.
///
/// @param client the way to the suite
/// @param year what is told
/// @param crew how many requests go at once
/// @param out where progress is shown
/// @param terminal whether `out` is one
/// @param messages the sentences
record Stage(DemoClient client, ShopYear year, Crew crew, PrintStream out, boolean terminal, Messages messages) {

    /// @param step its name is the sentence `step.<step>`
    ProgressBar progress(String step, long total) {
        return new ProgressBar(out, terminal, messages.say("step." + step), total, System::nanoTime);
    }

    /// A name that only this seed's demo uses, for idempotency keys and deliveries.
    String key(String of) {
        return year.source() + "-" + of;
    }
}
