package io.dangol.benchmark.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.kit.time.PublicId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberAccountTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 8, 31, 32, 99_999, 4_999_999, MemberAccount.HIGHEST})
    void aNumberIsWrittenInPlaceAsItsPublicIdIs(long number) {
        ByteBuffer buffer = ByteBuffer.allocate(40);
        buffer.put(("<" + MemberAccount.publicId(MemberAccount.HIGHEST - 5) + ">").getBytes(StandardCharsets.US_ASCII));

        MemberAccount.write(buffer, 1, number);

        assertThat(new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII))
                .isEqualTo("<" + PublicId.format("acc", MemberAccount.id(number)) + ">");
    }

    @Test
    void theIdEndsWithTheNumber() {
        assertThat(MemberAccount.id(0)).hasToString("019a0000-0000-7000-8000-000000000000");
        assertThat(MemberAccount.id(0xc1)).hasToString("019a0000-0000-7000-8000-0000000000c1");
    }

    @Test
    void aPublicIdHasTheLengthThatRequestsReckonWith() {
        assertThat(MemberAccount.publicId(5)).hasSize(MemberAccount.PUBLIC_ID_LENGTH);
    }
}
