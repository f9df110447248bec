package io.dangol.loyalty.ledger.integrity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One query of an invariant: whatever it yields is a violation. Its columns are `prefix` and `id`, which name the
/// thing, `place`, by which it is found again, and `detail`, which says what is wrong.
///
/// @param domain what `place` is, and by whose ids the query is cut
/// @param template SQL; a column in braces stands for the condition that it is within the [Scope]
record Part(Domain domain, String template) {
    private static final Pattern COLUMN = Pattern.compile("\\{([a-z_.]+)}");

    static Part ofAccounts(String template) {
        return new Part(Domain.ACCOUNTS, template);
    }

    static Part ofTransactions(String template) {
        return new Part(Domain.TRANSACTIONS, template);
    }

    /// The query, restricted to a scope.
    String within(Scope scope) {
        return COLUMN.matcher(template)
                .replaceAll(column -> Matcher.quoteReplacement(scope.condition().formatted(column.group(1))));
    }
}
