package io.dangol.loyalty.posting.hold;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.Hold;
import io.dangol.loyalty.ledger.PublicIds;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which holds a list has; null where it does not matter.
record HoldFilter(@Nullable AccountId accountId, Hold.@Nullable State state) {

    /// From the query parameters `account` and `state`.
    ///
    /// @throws io.dangol.kit.problem.Refusal 404 for an account that is none, 400 for a state that is none
    static HoldFilter of(@Nullable String account, @Nullable String state) {
        return new HoldFilter(
                account == null
                        ? null
                        : PublicId.parse(PublicIds.ACCOUNT, account)
                                .map(AccountId::new)
                                .orElseThrow(CommonProblem::notFound),
                state == null ? null : state(state));
    }

    private static Hold.State state(String wireName) {
        return Arrays.stream(Hold.State.values())
                .filter(state -> state.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid("state", "must be open, captured, released or expired"));
    }
}
