package io.dangol.local.demo;

import java.time.LocalDate;

/// A line of the report: a key figure of a period, and what it must say.
///
/// @param name the sentence `kpi.<name>`
/// @param kpi the figure's id in the API
/// @param to the day behind the last
/// @param inWon whether it is about money
/// @param expected for what the demo has sent
record Line(String name, String kpi, LocalDate from, LocalDate to, boolean inWon, Expected expected) {
    String path() {
        return "/v1/kpis/" + kpi + "?from=" + from + "&to=" + to + (inWon ? "&currency=KRW" : "");
    }
}
