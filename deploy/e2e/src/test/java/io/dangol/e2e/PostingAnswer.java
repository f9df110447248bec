package io.dangol.e2e;

import io.restassured.path.json.JsonPath;

/// What a caller learns of a posting that it has sent.
sealed interface PostingAnswer {
    /// It is in the books.
    ///
    /// @param id the transaction
    /// @param replayed whether it was there before this request
    record Posted(String id, boolean replayed) implements PostingAnswer {}

    /// It was decided that it is not to be in the books.
    record Refused() implements PostingAnswer {}

    /// Whether it is in the books is not known.
    record Unknown() implements PostingAnswer {}

    /// Reads an answer.
    ///
    /// @param status the HTTP status, be it of a request or of a line
    /// @throws AssertionError for an answer that no load gives cause to
    static PostingAnswer of(int status, JsonPath body, boolean replayed) {
        if (status == 201) {
            return new Posted(body.getString("id"), replayed);
        }
        if (status == 422 && "https://dangol.io/problems/insufficient-points".equals(body.getString("type"))) {
            return new Refused();
        }
        // The gateway or the service says that it cannot do it now; 500 would say that it does not know why.
        if (status == 502 || status == 503 || status == 504) {
            return new Unknown();
        }
        throw new AssertionError("answered " + status + ": " + body.prettify());
    }
}
