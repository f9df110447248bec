package io.dangol.loyalty.account;

import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import io.dangol.kit.time.PublicId;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.ledger.PublicIds;
import java.util.Collection;
import java.util.Optional;

/// Who reads the books: customers their own accounts and their pool's, those who deal with customers every member's,
/// those who watch the programme its own.
///
/// @param customer the customer that reads; empty unless it is one
/// @param members whether every member's account may be seen
/// @param programme whether the programme's own accounts may be seen
public record Reader(Optional<CustomerId> customer, boolean members, boolean programme) {

    public static Reader of(Caller caller) {
        boolean operates = caller.is(Roles.OPERATOR) || caller.is(Roles.SERVICE);
        return new Reader(
                caller.is(Roles.CUSTOMER)
                        ? caller.customerId()
                                .flatMap(id ->
                                        PublicId.parse(PublicIds.CUSTOMER, id).map(CustomerId::new))
                        : Optional.empty(),
                operates || caller.is(Roles.AGENT) || caller.is(Roles.MARKETER),
                operates || caller.is(Roles.ANALYST));
    }

    /// @param owner the account's customer; empty for the programme's own
    /// @param sharers of a pool's account, the customers who are in it
    public boolean maySeeAccountOf(Optional<CustomerId> owner, Collection<CustomerId> sharers) {
        return maySeeAccountOf(owner) || customer.filter(sharers::contains).isPresent();
    }

    /// @param owner the account's customer; empty for the programme's own
    public boolean maySeeAccountOf(Optional<CustomerId> owner) {
        return owner.isEmpty() ? programme : members || customer.equals(owner);
    }
}
