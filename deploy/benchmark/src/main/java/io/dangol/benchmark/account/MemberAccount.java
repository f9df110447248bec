package io.dangol.benchmark.account;

import io.dangol.kit.time.PublicId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// The benchmark's accounts are numbered from 0. The id follows from the number, in SQL as here.
public final class MemberAccount {
    /// Characters of the public id, `acc_…`.
    public static final int PUBLIC_ID_LENGTH = 4 + PublicId.ENCODED_LENGTH;

    /// The highest number that fits behind the fixed part of the id.
    public static final long HIGHEST = (1L << 45) - 1;

    private static final String PREFIX = "acc";
    private static final long HIGH_BITS = 0x019a_0000_0000_7000L;
    private static final long LOW_BITS = 0x8000_0000_0000_0000L;
    private static final int BITS_PER_CHARACTER = 5;
    private static final int CHARACTER_MASK = 31;
    private static final int CHARACTERS_OF_NUMBER = 9;
    private static final byte[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);

    private MemberAccount() {}

    /// The account's id.
    ///
    /// @param number 0 to [#HIGHEST]
    public static UUID id(long number) {
        return new UUID(HIGH_BITS, LOW_BITS | number);
    }

    /// The id as callers of the API know it.
    public static String publicId(long number) {
        return PublicId.format(PREFIX, id(number));
    }

    /// Changes a public id that stands in a buffer to that of another number, without making a text of it.
    ///
    /// @param buffer holds the public id of any number
    /// @param position where it begins
    public static void write(ByteBuffer buffer, int position, long number) {
        int last = position + PUBLIC_ID_LENGTH - 1;
        for (int character = 0; character < CHARACTERS_OF_NUMBER; character++) {
            int value = (int) (number >>> (character * BITS_PER_CHARACTER)) & CHARACTER_MASK;
            buffer.put(last - character, ALPHABET[value]);
        }
    }

    /// SQL for the id of an account.
    ///
    /// @param number SQL for its number, a `bigint`
    public static String idInSql(String number) {
        return "('019a0000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid".formatted(number);
    }

    /// SQL for the id of the customer who owns an account.
    ///
    /// @param number SQL for the account's number, a `bigint`
    public static String ownerInSql(String number) {
        return "('019a0000-0000-7000-9000-' || lpad(to_hex(%s), 12, '0'))::uuid".formatted(number);
    }
}
