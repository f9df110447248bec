package io.dangol.kit.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.UnopenableException.Reason;
import io.dangol.kit.crypto.keyset.Keysets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;

/// Seals and opens the fields of one subject (AES-256-GCM, by Tink). What is sealed opens for the same
/// subject and the same field only: both are its associated data, `subject|field`. It begins with the id of
/// its key, in Tink's prefix.
///
/// It comes from [SubjectKeys], for the transaction at hand: kept longer, it could seal under a key that
/// was destroyed.
public final class FieldCipher {
    /// How long a text may be in UTF-8: 1 MiB.
    public static final int TEXT_BYTES_MOST = 1 << 20;

    private static final byte TINK_PREFIX = 1;
    private static final int TINK_PREFIX_BYTES = 5;
    private static final int UUID_LENGTH = 36;

    private final byte[] subject;
    private final Aead aead;
    private final Set<Integer> keyIds;

    private FieldCipher(byte[] subject, Aead aead, Set<Integer> keyIds) {
        this.subject = subject;
        this.aead = aead;
        this.keyIds = Set.copyOf(keyIds);
    }

    /// @throws GeneralSecurityException if the keyset is for something else
    static FieldCipher of(UUID subject, KeysetHandle keyset) throws GeneralSecurityException {
        return new FieldCipher(
                (subject + "|").getBytes(StandardCharsets.US_ASCII), Keysets.aead(keyset), Keysets.ids(keyset));
    }

    /// @param field the field's name, 1 to 100 bytes; a constant of the service
    /// @param text at most [#TEXT_BYTES_MOST] bytes in UTF-8
    /// @return the text's bytes, and 33 more
    /// @throws IllegalArgumentException if the text is too long, or no Unicode text
    public byte[] seal(String field, String text) {
        byte[] plain = StrictText.utf8(field, text, TEXT_BYTES_MOST);
        try {
            return aead.encrypt(plain, associatedData(field));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Tink encrypts what is shorter than 2 GiB", impossible);
        }
    }

    /// @param field the name that it was sealed with
    /// @throws UnopenableException if the key was destroyed, or this was not sealed for the subject and
    ///     field
    public String open(String field, byte[] sealedText) {
        if (sealedText.length >= TINK_PREFIX_BYTES
                && sealedText[0] == TINK_PREFIX
                && !keyIds.contains(ByteBuffer.wrap(sealedText).getInt(1))) {
            throw new UnopenableException(Reason.KEY_DESTROYED, field);
        }
        try {
            return new String(aead.decrypt(sealedText, associatedData(field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException refused) {
            throw new UnopenableException(Reason.DAMAGED, field);
        }
    }

    /// A subject's id has a fixed length, so no two pairs have the same data.
    private byte[] associatedData(String field) {
        byte[] name = StrictText.field(field);
        return ByteBuffer.allocate(UUID_LENGTH + 1 + name.length)
                .put(subject)
                .put(name)
                .array();
    }
}
