package io.dangol.loyalty.ledger;

import java.util.List;

/// What the ledger makes of a batch.
///
/// @param outcomes one for each command, in the order of the commands
/// @param changed the accounts that have new entries, as the batch leaves them
record Decision(List<Outcome> outcomes, List<Account> changed) {

    /// The outcomes that there is something to write for.
    List<Outcome.Posted> posted() {
        return outcomes.stream()
                .filter(Outcome.Posted.class::isInstance)
                .map(Outcome.Posted.class::cast)
                .toList();
    }
}
