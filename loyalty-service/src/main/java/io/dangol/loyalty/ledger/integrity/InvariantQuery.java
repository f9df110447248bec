package io.dangol.loyalty.ledger.integrity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One query of an invariant. A query of violations yields one row for each, with the columns `prefix` and `id`, which
/// name the thing, `place`, by which it is found again, and `detail`, which describes the violation. A query of things
/// yields the number of things that the invariant is about.
///
/// @param domain what `place` is, and by whose ids the query is cut
/// @param template SQL; a column in braces stands for the condition that it is within the [Scope]
record InvariantQuery(IdSpace domain, String template) {
    private static final Pattern COLUMN = Pattern.compile("\\{([a-z_.]+)}");

    static InvariantQuery ofAccounts(String template) {
        return new InvariantQuery(IdSpace.ACCOUNTS, template);
    }

    static InvariantQuery ofTransactions(String template) {
        return new InvariantQuery(IdSpace.TRANSACTIONS, template);
    }

    /// The query, restricted to a scope.
    String within(Scope scope) {
        return COLUMN.matcher(template)
                .replaceAll(column -> Matcher.quoteReplacement(scope.condition().formatted(column.group(1))));
    }
}
