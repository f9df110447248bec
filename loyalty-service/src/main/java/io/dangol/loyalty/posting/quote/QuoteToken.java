package io.dangol.loyalty.posting.quote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A quote under a seal: the number of the key, the quote, and the HMAC-SHA256 (RFC 2104) of both, with points between;
/// the latter two in base64url (RFC 4648, 5) without padding.
///
/// @param keyId the key that sealed it
/// @param sealed what the seal covers
/// @param payload the quote's part of it
/// @param seal as it came; nothing of the token counts before it was found right
record QuoteToken(int keyId, String sealed, String payload, String seal) {
    /// Characters of a token.
    static final int LENGTH_MOST = 2048;

    private static final Pattern FORM =
            Pattern.compile("(([1-9][0-9]{0,5})\\.([A-Za-z0-9_-]{1,1990}))\\.([A-Za-z0-9_-]{43})");
    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /// @return empty where it does not have the form
    static Optional<QuoteToken> parse(String text) {
        if (text.length() > LENGTH_MOST) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new QuoteToken(
                        Integer.parseInt(parts.group(2)), parts.group(1), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    static String seal(Quote quote, int keyId, byte[] secret) {
        String sealed = keyId + "." + ENCODER.encodeToString(QuoteForm.write(quote));
        return sealed + "." + sealOf(sealed, secret);
    }

    /// What it says; empty where the seal is not this key's.
    Optional<Quote> open(byte[] secret) {
        // Compared as texts, so that the seal has one spelling only, and in a time that tells nothing.
        if (!MessageDigest.isEqual(ascii(sealOf(sealed, secret)), ascii(seal))) {
            return Optional.empty();
        }
        try {
            return Optional.of(QuoteForm.read(Base64.getUrlDecoder().decode(payload)));
        } catch (IOException | IllegalArgumentException ofAnotherRelease) {
            return Optional.empty();
        }
    }

    private static String sealOf(String text, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return ENCODER.encodeToString(mac.doFinal(ascii(text)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
