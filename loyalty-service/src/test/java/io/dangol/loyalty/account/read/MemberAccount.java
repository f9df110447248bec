package io.dangol.loyalty.account.read;

import static io.dangol.loyalty.support.Ledgers.as;

import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Postings;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// Reads of an account of a member, who is another one in each test.
abstract class MemberAccount {
    static final String ISSUANCE = "acc_0000000000e008000000000001";
    static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant SECOND = Instant.parse("2026-03-02T00:00:00Z");
    static final Instant SOON = Instant.parse("2098-01-01T00:00:00Z");
    static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    String customer = "";
    AccountId id = new AccountId(new UUID(0, 0));
    String account = "";

    @Inject
    Ledgers ledgers;

    @Inject
    Postings postings;

    @BeforeEach
    void aMember() {
        Ledgers.Member member = ledgers.member();
        customer = member.customer();
        id = member.accountId();
        account = member.account();
    }

    /// Reads what is at a path below the account.
    ValidatableResponse get(String path) {
        return as("agent").get("/v1/accounts/" + account + path).then().statusCode(200);
    }
}
