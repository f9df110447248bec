package io.dangol.feedback.source;

import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// What the deliveries of a source may be signed with at a moment.
///
/// @param sourceId the source
/// @param sourceName what it is called
/// @param live its live secrets, as keys of HMAC-SHA256; at most [#LIVE_MOST]
public record SigningKeys(UUID sourceId, String sourceName, List<SecretKeySpec> live) {
    /// The most secrets of a source that are live at a time.
    public static final int LIVE_MOST = 10;
    /// The signature's algorithm, as Java names it.
    public static final String ALGORITHM = "HmacSHA256";
}
