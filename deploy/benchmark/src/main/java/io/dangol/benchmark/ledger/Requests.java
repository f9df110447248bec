package io.dangol.benchmark.ledger;

import io.dangol.benchmark.account.MemberAccount;
import io.dangol.benchmark.load.Template;
import io.dangol.benchmark.sql.PostingSql;

/// The requests on the wire, complete but for account and key.
///
/// @param authority host and port, as in the header `Host`
/// @param token the bearer token
record Requests(String authority, String token) {
    /// What a result line of a batch has in it exactly if its posting was made.
    static final String CREATED_MARK = "\"status\":201";

    /// A posting of its own: `POST /v1/transactions`.
    ///
    /// @param keys what the keys begin with; of its own for each load
    Template single(String keys) {
        String body = "{\"kind\":\"earn\",\"account\":\"%s\",\"points\":%d,\"reason\":\"%s\"}"
                .formatted(Template.ACCOUNT, PostingSql.POINTS, PostingSql.REASON);
        int length = body.length() - Template.ACCOUNT.length() + MemberAccount.PUBLIC_ID_LENGTH;
        return Template.of(head("/v1/transactions", "application/json")
                + "Idempotency-Key: " + keys + "-" + Template.KEY + "\r\n"
                + "Content-Length: " + length + "\r\n\r\n" + body);
    }

    /// A line of a batch.
    ///
    /// @param keys what the keys begin with; of its own for each load
    static Template line(String keys) {
        return Template.of("{\"key\":\"%s-%s\",\"kind\":\"earn\",\"account\":\"%s\",\"points\":%d,\"reason\":\"%s\"}\n"
                .formatted(keys, Template.KEY, Template.ACCOUNT, PostingSql.POINTS, PostingSql.REASON));
    }

    /// The head of a batch: `POST /v1/transactions:batch`.
    String batchHead() {
        return head("/v1/transactions:batch", "application/x-ndjson") + "Transfer-Encoding: chunked\r\n\r\n";
    }

    private String head(String path, String contentType) {
        return "POST " + path + " HTTP/1.1\r\n"
                + "Host: " + authority + "\r\n"
                + "Authorization: Bearer " + token + "\r\n"
                + "Content-Type: " + contentType + "\r\n";
    }
}
