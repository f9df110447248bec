package io.dangol.loyalty.account.statement;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses a statement's format by the header `Accept`, as RFC 9110, 12.5.1 has it: the most specific range speaks for
/// a format, and the format of the highest weight wins. Parts of the header that are malformed count as not there.
final class StatementFormats {
    private static final int RANGES_MOST = 100;
    private static final int EXACT = 2;
    private static final int TYPE = 1;
    private static final int ANY = 0;
    private static final int NONE = -1;

    private StatementFormats() {}

    /// @param accept the header; none accepts everything, and gets JSON
    /// @throws Refusal 406 if no format is accepted
    static StatementFormat of(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return StatementFormat.JSON;
        }
        String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", RANGES_MOST);
        Optional<StatementFormat> best = Optional.empty();
        double weightOfBest = 0;
        for (StatementFormat format : StatementFormat.values()) {
            double weight = weight(format, ranges);
            if (weight > weightOfBest) {
                best = Optional.of(format);
                weightOfBest = weight;
            }
        }
        return best.orElseThrow(() -> new Refusal(
                CommonProblem.NOT_ACCEPTABLE,
                "a statement can be had as application/json, text/csv or application/pdf"));
    }

    private static double weight(StatementFormat format, String[] ranges) {
        int specificity = NONE;
        double weight = 0;
        for (String range : ranges) {
            String[] parts = range.split(";", -1);
            int match = match(format, parts[0].strip());
            if (match > specificity) {
                Optional<Double> quality = quality(parts);
                if (quality.isPresent()) {
                    specificity = match;
                    weight = quality.get();
                }
            }
        }
        return weight;
    }

    private static int match(StatementFormat format, String range) {
        if (range.equals(format.mediaType())) {
            return EXACT;
        }
        if (range.endsWith("/*") && format.mediaType().startsWith(range.substring(0, range.length() - 1))) {
            return TYPE;
        }
        return range.equals("*/*") ? ANY : NONE;
    }

    private static Optional<Double> quality(String[] parts) {
        for (int place = 1; place < parts.length; place++) {
            String parameter = parts[place].strip();
            if (parameter.startsWith("q=")) {
                String value = parameter.substring(2);
                return value.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")
                        ? Optional.of(Double.valueOf(value))
                        : Optional.empty();
            }
        }
        return Optional.of(1.0);
    }
}
