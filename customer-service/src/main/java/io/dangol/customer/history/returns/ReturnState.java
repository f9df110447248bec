package io.dangol.customer.history.returns;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dangol.kit.problem.CommonProblem;
import java.util.Arrays;
import java.util.Locale;

/// What became of a return.
public enum ReturnState {
    /// Its order is not known yet.
    @JsonProperty("waiting")
    WAITING,
    /// It is a return of its purchase.
    @JsonProperty("applied")
    APPLIED,
    /// It waited, and its purchase did not allow it.
    @JsonProperty("refused")
    REFUSED,
    /// It names no order.
    @JsonProperty("credit")
    CREDIT;

    /// Its name in the database, and on the wire.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReturnState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    /// The state that a query asks for.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 if there is none of this name
    static ReturnState sent(String state) {
        return Arrays.stream(values())
                .filter(known -> known.column().equals(state))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid("state", "must be waiting, applied, refused or credit"));
    }
}
