package io.dangol.customer.history.returns;

import io.dangol.customer.person.CustomerId;
import org.jspecify.annotations.Nullable;

/// Which returns a list has; what is null does not restrict it.
///
/// @param customer who gave back
/// @param source who told
/// @param returnId the source's own id
record ReturnFilter(
        @Nullable ReturnState state,
        @Nullable CustomerId customer,
        @Nullable String source,
        @Nullable String returnId) {
    ReturnFilter of(@Nullable String itsSource) {
        return new ReturnFilter(state, customer, itsSource, returnId);
    }
}
