package io.dangol.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import io.dangol.kit.crypto.UnopenableException.Reason;
import io.dangol.kit.crypto.keyset.Keysets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class FieldCipherTest {
    private static final KeysetHandle KEYSET = Keysets.newAead();
    private static final UUID SUBJECT = UUID.fromString("01930000-0000-7000-8000-000000000001");

    private final FieldCipher cipher = cipher(SUBJECT, KEYSET);

    @Property(tries = 500)
    void whatIsSealedOpens(@ForAll("texts") String text, @ForAll("fields") String field) {
        assertThat(cipher.open(field, cipher.seal(field, text))).isEqualTo(text);
    }

    @Property(tries = 300)
    void nothingOpensInAnotherField(
            @ForAll("texts") String text, @ForAll("fields") String a, @ForAll("fields") String b) {
        byte[] sealedText = cipher.seal(a, text);

        assertThat(refusal(cipher, b, sealedText))
                .isEqualTo(a.equals(b) ? Optional.empty() : Optional.of(Reason.DAMAGED));
    }

    @Property(tries = 300)
    void nothingOpensForAnotherSubject(@ForAll("texts") String text, @ForAll long high, @ForAll long low) {
        UUID other = new UUID(high, low);
        byte[] sealedText = cipher.seal("email", text);

        // Even if somebody moved the key with it.
        assertThat(refusal(cipher(other, KEYSET), "email", sealedText)).contains(Reason.DAMAGED);
        assertThat(refusal(cipher(other, Keysets.newAead()), "email", sealedText))
                .contains(Reason.KEY_DESTROYED);
    }

    @Property(tries = 500)
    void nothingOpensWithAChangedByte(@ForAll("texts") String text, @ForAll int place, @ForAll byte change) {
        byte[] sealedText = cipher.seal("name", text);
        int index = Math.floorMod(place, sealedText.length);
        sealedText[index] ^= change == 0 ? 1 : change;

        assertThat(refusal(cipher, "name", sealedText))
                .contains(index >= 1 && index <= 4 ? Reason.KEY_DESTROYED : Reason.DAMAGED);
    }

    @Property(tries = 500)
    void whatWasNeverSealedDoesNotOpen(@ForAll @Size(max = 100) byte[] bytes) {
        assertThat(refusal(cipher, "name", bytes)).isPresent();
    }

    @Property(tries = 100)
    void theSameTextIsNeverSealedTheSame(@ForAll("texts") String text) {
        assertThat(cipher.seal("name", text)).isNotEqualTo(cipher.seal("name", text));
    }

    @Example
    void whatIsSealedBeginsWithTheIdOfItsKey() {
        ByteBuffer sealedText = ByteBuffer.wrap(cipher.seal("name", "김민지"));

        assertThat(sealedText.get()).isEqualTo((byte) 1);
        assertThat(sealedText.getInt()).isEqualTo(KEYSET.getPrimary().getId());
    }

    @Example
    void theKeyOfASubjectThatWasDestroyedAndMadeAgainOpensNothingFromBefore() {
        byte[] sealedText = cipher.seal("name", "김민지");

        assertThat(refusal(cipher(SUBJECT, Keysets.newAead()), "name", sealedText))
                .contains(Reason.KEY_DESTROYED);
    }

    @Example
    void whatIsNoTextOrTooLongIsRefused() {
        assertThatThrownBy(() -> cipher.seal("name", "a\uD800b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be Unicode text; it has half a surrogate pair");
        assertThatThrownBy(() -> cipher.seal("name", "가".repeat(FieldCipher.TEXT_BYTES_MOST / 3 + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must have at most 1048576 bytes in UTF-8");
        assertThatThrownBy(() -> cipher.seal("", "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cipher.seal("x".repeat(101), "text")).isInstanceOf(IllegalArgumentException.class);
        String longest = "a".repeat(FieldCipher.TEXT_BYTES_MOST);
        assertThat(cipher.open("name", cipher.seal("name", longest))).isEqualTo(longest);
    }

    @Example
    void aRefusalTellsNothingOfTheText() {
        byte[] sealedText = cipher.seal("name", "김민지");

        assertThatThrownBy(() -> cipher.open("email", sealedText))
                .isInstanceOf(UnopenableException.class)
                .hasMessage("email cannot be opened: DAMAGED")
                .hasNoCause();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .ofMaxLength(200)
                .filter(text -> text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.oneOf(
                Arbitraries.of("name", "email", "phone", "a", "a|b", "b"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(100));
    }

    private static Optional<Reason> refusal(FieldCipher cipher, String field, byte[] sealedText) {
        try {
            cipher.open(field, sealedText);
            return Optional.empty();
        } catch (UnopenableException refused) {
            return Optional.of(refused.reason());
        }
    }

    private static FieldCipher cipher(UUID subject, KeysetHandle keyset) {
        try {
            return FieldCipher.of(subject, keyset);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
