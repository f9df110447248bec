package io.dangol.customer.history.store;

import io.dangol.kit.entities.VersionedEntity;
import io.dangol.kit.problem.CommonProblem;
import io.dangol.kit.time.PublicId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place where purchases are made, by the code that they call it. [ImportedStores] writes many at a time, and by its
/// own statements.
@Entity
class Store implements VersionedEntity {
    @Id
    private UUID id;

    @Version
    private int version = 1;

    private String code;
    private String name;
    private @Nullable String address;
    private @Nullable String region;
    private @Nullable BigDecimal latitude;
    private @Nullable BigDecimal longitude;
    private @Nullable String zone;
    private boolean active = true;
    private Instant createdAt;
    private Instant updatedAt;

    Store() {}

    /// A store that a person enters.
    Store(UUID id, String code, StoreDetails details, Instant now) {
        this.id = id;
        this.code = code;
        this.createdAt = now;
        this.updatedAt = now;
        set(StoreDetails.BLANK.with(details));
    }

    @Override
    public int version() {
        return version;
    }

    UUID id() {
        return id;
    }

    /// Enters other details; the same again change nothing.
    ///
    /// @throws io.dangol.kit.problem.Refusal 400 where the code would change
    void change(String wantedCode, StoreDetails wanted, Instant now) {
        if (!wantedCode.equals(code)) {
            throw CommonProblem.invalid("code", "never changes; enter a store for the other code");
        }
        StoreDetails whole = StoreDetails.BLANK.with(wanted);
        if (!whole.equals(details())) {
            set(whole);
            updatedAt = now.isAfter(updatedAt) ? now : updatedAt;
        }
    }

    private void set(StoreDetails whole) {
        name = Objects.requireNonNull(whole.name());
        address = whole.address();
        region = whole.region();
        latitude = whole.latitude();
        longitude = whole.longitude();
        zone = whole.zone();
        active = whole.isActive();
    }

    private StoreDetails details() {
        return new StoreDetails(name, address, region, latitude, longitude, zone, active);
    }

    /// The form that would enter it; the target of a merge patch.
    StoreForm form() {
        return new StoreForm(
                code, name, address, region, Coordinates.shown(latitude), Coordinates.shown(longitude), zone, active);
    }

    StoreView view() {
        return new StoreView(
                PublicId.format(StoreView.ID_PREFIX, id),
                code,
                name,
                address,
                region,
                Coordinates.shown(latitude),
                Coordinates.shown(longitude),
                zone,
                active,
                version,
                createdAt,
                updatedAt);
    }
}
