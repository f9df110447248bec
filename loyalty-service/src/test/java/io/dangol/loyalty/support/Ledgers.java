package io.dangol.loyalty.support;

import static io.restassured.RestAssured.given;

import io.dangol.kit.time.Ids;
import io.dangol.kit.transaction.Transactions;
import io.dangol.loyalty.ledger.AccountId;
import io.dangol.loyalty.ledger.CustomerId;
import io.dangol.loyalty.member.MemberEnrolment;
import io.dangol.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Members with points, and requests as callers send them.
@ApplicationScoped
public class Ledgers {
    private final MemberEnrolment members;
    private final Transactions transactions;
    private final Ids ids;

    Ledgers(MemberEnrolment members, Transactions transactions, Ids ids) {
        this.members = members;
        this.transactions = transactions;
        this.ids = ids;
    }

    /// A member.
    ///
    /// @param customer `cus_…`
    /// @param account `acc_…`
    public record Member(String customer, String account) {
        public AccountId accountId() {
            return new AccountId(Stored.uuid("acc", account));
        }
    }

    /// A new member without a point.
    public Member member() {
        CustomerId customer = new CustomerId(ids.next());
        AccountId account = transactions
                .write(transaction -> members.enrol(transaction, List.of(customer)))
                .await()
                .atMost(Stored.PATIENCE)
                .get(customer);
        return new Member(customer.text(), account.text());
    }

    /// A new member with so many points that never expire.
    public Member member(long points) {
        Member member = member();
        earn(member, points, "");
        return member;
    }

    /// Gives points.
    ///
    /// @param more further fields, each with a comma in front
    /// @return the transaction
    public Response earn(Member member, long points, String more) {
        Response answer = post("/v1/transactions", """
                {"kind":"earn","account":"%s","points":%d,"reason":"test"%s}""".formatted(member.account(), points, more));
        answer.then().statusCode(201);
        return answer;
    }

    /// A member's account as an operator sees it.
    public static Response account(Member member) {
        return as("operator").get("/v1/accounts/" + member.account());
    }

    /// Sends a command under a new key.
    public static Response post(String path, String body) {
        return post(path, newKey(), body);
    }

    public static Response post(String path, String key, String body) {
        return post(as("operator"), path, key, body);
    }

    public static Response post(RequestSpecification caller, String path, String key, String body) {
        return caller.header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    public static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role));
    }

    public static RequestSpecification as(Member member) {
        return given().auth().oauth2(Tokens.ofCustomer(member.customer()));
    }
}
