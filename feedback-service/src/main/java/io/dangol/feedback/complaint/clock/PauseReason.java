package io.dangol.feedback.complaint.clock;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Why the time of a case does not count for a while.
@Schema(description = "Why the time of a case does not count for a while.")
public enum PauseReason {
    @JsonProperty("waiting_for_customer")
    WAITING_FOR_CUSTOMER("고객 답변 대기", "waiting for the customer"),
    @JsonProperty("waiting_for_partner")
    WAITING_FOR_PARTNER("협력사 답변 대기", "waiting for a partner"),
    @JsonProperty("waiting_for_goods")
    WAITING_FOR_GOODS("상품 도착 대기", "waiting for goods"),
    @JsonProperty("other")
    OTHER("기타", "another reason");

    private final String korean;
    private final String english;

    PauseReason(String korean, String english) {
        this.korean = korean;
        this.english = english;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PauseReason of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    String korean() {
        return korean;
    }

    String english() {
        return english;
    }
}
