package io.dangol.loyalty.posting.transaction;

import io.dangol.loyalty.support.Ledgers;
import io.dangol.loyalty.support.Stored;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/// Postings to the account of a member, who is another one in each test.
abstract class MemberPostings {
    String customer = "";
    String account = "";

    @Inject
    Ledgers ledgers;

    @Inject
    Stored stored;

    @BeforeEach
    void aMember() {
        Ledgers.Member member = ledgers.member();
        customer = member.customer();
        account = member.account();
    }
}
