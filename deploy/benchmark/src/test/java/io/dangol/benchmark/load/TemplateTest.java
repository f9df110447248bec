package io.dangol.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.benchmark.account.MemberAccount;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void accountAndKeyAreInTheirPlacesWhicheverComesFirst() {
        for (String text : List.of("k=a-{key};a={account};", "a={account};k=a-{key};")) {
            Template template = Template.of(text);
            ByteBuffer target = ByteBuffer.allocate(200).put("before ".getBytes(StandardCharsets.US_ASCII));

            template.render(target, 77, 1_234);
            template.render(target, 78, 999_999_999_999L);

            assertThat(text(target))
                    .isEqualTo("before " + rendered(text, 77, "000000001234") + rendered(text, 78, "999999999999"));
            assertThat(template.length())
                    .isEqualTo(rendered(text, 0, "000000000000").length());
        }
    }

    @Test
    void whatLacksAPlaceIsRefused() {
        assertThatThrownBy(() -> Template.of("a={account}")).hasMessage("{key} must be in the text once");
        assertThatThrownBy(() -> Template.of("{account}{account}{key}"))
                .hasMessage("{account} must be in the text once");
    }

    @Test
    void postingsTakeTemplatesInTurnAndNeverTheSameKeyTwice() {
        Postings postings = new Postings(List.of(Template.of("A{key}{account}"), Template.of("B{key}{account}")), 1, 7);
        ByteBuffer target = ByteBuffer.allocate(400);

        for (int posting = 0; posting < 3; posting++) {
            postings.next(target);
        }

        String account = MemberAccount.publicId(0);
        assertThat(text(target))
                .isEqualTo("A000000000000" + account + "B000000000001" + account + "A000000000002" + account);
    }

    private static String rendered(String text, long account, String key) {
        return text.replace("{account}", MemberAccount.publicId(account)).replace("{key}", key);
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.US_ASCII.decode(buffer.duplicate().flip()).toString();
    }
}
