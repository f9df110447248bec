package io.dangol.loyalty.posting.hold;

import static io.dangol.loyalty.support.Ledgers.as;
import static io.dangol.loyalty.support.Ledgers.post;

import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Ledgers.Member;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/// Holds of a member with 129 points, who is another one in each test.
abstract class MemberHolds {
    static final String HOLDS = "/v1/holds";

    Member member = new Member("", "");

    @Inject
    Ledgers ledgers;

    @BeforeEach
    void aMemberWithPoints() {
        member = ledgers.member(129);
    }

    Response place(long points) {
        return post(HOLDS, body(points));
    }

    String body(long points) {
        return """
                {"account":"%s","points":%d,"reason":"basket","reference":"order A-1"}""".formatted(member.account(), points);
    }

    /// @param how `capture` or `release`
    static String path(Response placed, String how) {
        return HOLDS + "/" + placed.path("id") + "/" + how;
    }

    static Response get(Response placed) {
        return as("agent").get(HOLDS + "/" + placed.path("id"));
    }
}
