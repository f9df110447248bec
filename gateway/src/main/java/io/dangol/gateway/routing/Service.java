package io.dangol.gateway.routing;

import java.util.Locale;

/// The services behind the door.
public enum Service {
    CUSTOMER,
    FEEDBACK,
    LOYALTY,
    ANALYTICS;

    /// The name in documents, health and metrics, such as `customer`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
