package io.dangol.feedback.base.id;

import java.util.UUID;

/// The id of a source's secret.
public record SecretId(UUID value) {
    /// The public form, `sec_…`.
    public String text() {
        return IdKind.SECRET.format(value);
    }
}
