package io.dangol.customer.history.catalogue;

import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.problem.Refusal;
import io.dangol.kit.problem.Refusal.Violation;
import java.util.List;

/// What a form is: the details of an item, or what is wrong with it.
public sealed interface ReadItem<D> {
    /// It keeps every rule.
    ///
    /// @param key what names the item among its kind
    record Accepted<D>(String key, D said) implements ReadItem<D> {}

    /// It breaks rules.
    ///
    /// @param violations at least one
    record Rejected<D>(List<Violation> violations) implements ReadItem<D> {}

    /// What was accepted.
    ///
    /// @throws Refusal 400 that names every wrong field
    default Accepted<D> required() {
        return switch (this) {
            case Accepted<D> accepted -> accepted;
            case Rejected<D> rejected -> {
                Violation first = rejected.violations().getFirst();
                throw new Refusal(
                        CommonProblem.VALIDATION_FAILED, first.field() + " " + first.message(), rejected.violations());
            }
        };
    }
}
