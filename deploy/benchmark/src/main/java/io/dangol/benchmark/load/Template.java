package io.dangol.benchmark.load;

import io.dangol.benchmark.account.MemberAccount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Bytes that are rendered once; for each use only an account and a key are put in their places.
public final class Template {
    /// Where the account's public id goes.
    public static final String ACCOUNT = "{account}";

    /// Where the number of the key goes: [#KEY_DIGITS] digits.
    public static final String KEY = "{key}";

    static final int KEY_DIGITS = 12;

    private final byte[] bytes;
    private final int accountAt;
    private final int keyAt;

    private Template(byte[] bytes, int accountAt, int keyAt) {
        this.bytes = bytes;
        this.accountAt = accountAt;
        this.keyAt = keyAt;
    }

    /// @param text ASCII, with [#ACCOUNT] and [#KEY] once each
    public static Template of(String text) {
        requireOnce(text, ACCOUNT);
        requireOnce(text, KEY);
        String withAccount = text.replace(ACCOUNT, MemberAccount.publicId(0));
        String rendered = withAccount.replace(KEY, "0".repeat(KEY_DIGITS));
        String beforeAccount = text.substring(0, text.indexOf(ACCOUNT)).replace(KEY, "0".repeat(KEY_DIGITS));
        return new Template(
                rendered.getBytes(StandardCharsets.US_ASCII), beforeAccount.length(), withAccount.indexOf(KEY));
    }

    /// How many bytes a use has.
    public int length() {
        return bytes.length;
    }

    /// Appends a use.
    ///
    /// @param account the account's number
    /// @param key 0 to 999,999,999,999
    public void render(ByteBuffer target, long account, long key) {
        int start = target.position();
        target.put(bytes);
        MemberAccount.write(target, start + accountAt, account);
        Digits.write(target, start + keyAt, KEY_DIGITS, key);
    }

    private static void requireOnce(String text, String place) {
        int first = text.indexOf(place);
        if (first < 0 || text.indexOf(place, first + 1) >= 0) {
            throw new IllegalArgumentException(place + " must be in the text once");
        }
    }
}
