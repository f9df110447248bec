package io.dangol.customer.history.store;

import io.dangol.customer.history.catalogue.ReadItem;
import io.dangol.customer.history.purchase.FieldReader;
import io.dangol.kit.time.ZoneRegion;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Holds a form to every rule of stores.
final class StoreReader {
    static final int CODE_LENGTH_MOST = 100;
    static final int REGION_LENGTH_MOST = 100;
    private static final int NAME_LENGTH_MOST = 200;
    private static final int ADDRESS_LENGTH_MOST = 300;

    private final FieldReader fields;

    private StoreReader(Instant now) {
        this.fields = new FieldReader(now);
    }

    /// @param now the present
    static ReadItem<StoreDetails> read(StoreForm form, Instant now) {
        return new StoreReader(now).read(form);
    }

    private ReadItem<StoreDetails> read(StoreForm form) {
        String code = fields.identifier("code", form.code(), CODE_LENGTH_MOST);
        String name = fields.name("name", form.name(), NAME_LENGTH_MOST);
        if (form.name() == null) {
            fields.refuse("name", "is required");
        }
        String address = fields.name("address", form.address(), ADDRESS_LENGTH_MOST);
        String region = fields.label("region", form.region());
        BigDecimal latitude = Coordinates.read(fields, "latitude", form.latitude(), Coordinates.LATITUDE_MOST);
        BigDecimal longitude = Coordinates.read(fields, "longitude", form.longitude(), Coordinates.LONGITUDE_MOST);
        if ((form.latitude() == null) != (form.longitude() == null)) {
            fields.refuse(
                    form.latitude() == null ? "latitude" : "longitude",
                    "is required: latitude and longitude go together");
        }
        String zone = zone(form.zone());
        return code == null || !fields.violations().isEmpty()
                ? new ReadItem.Rejected<>(fields.violations())
                : new ReadItem.Accepted<>(
                        code, new StoreDetails(name, address, region, latitude, longitude, zone, form.active()));
    }

    private @Nullable String zone(@Nullable String zone) {
        if (zone != null && ZoneRegion.of(zone).isEmpty()) {
            fields.refuse("zone", ZoneRegion.MESSAGE);
            return null;
        }
        return zone;
    }
}
