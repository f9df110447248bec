package io.dangol.customer.history.store;

import io.dangol.customer.history.catalogue.ItemDetails;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a person or an import says of a store.
///
/// @param latitude degrees of WGS 84 with six decimals; there if and only if `longitude` is
record StoreDetails(
        @Nullable String name,
        @Nullable String address,
        @Nullable String region,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable String zone,
        @Nullable Boolean active)
        implements ItemDetails<StoreDetails> {
    /// A store of which nothing is said.
    static final StoreDetails BLANK = new StoreDetails(null, null, null, null, null, null, true);

    @Override
    public StoreDetails with(StoreDetails later) {
        return new StoreDetails(
                later.name == null ? name : later.name,
                later.address == null ? address : later.address,
                later.region == null ? region : later.region,
                later.latitude == null ? latitude : later.latitude,
                later.longitude == null ? longitude : later.longitude,
                later.zone == null ? zone : later.zone,
                later.active == null ? active : later.active);
    }

    boolean isActive() {
        return !Boolean.FALSE.equals(active);
    }
}
