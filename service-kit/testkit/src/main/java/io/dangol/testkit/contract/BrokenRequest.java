package io.dangol.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request with one thing wrong.
///
/// @param flaw what is wrong, for the report
/// @param refused whether the answer must be 4xx; else a service may ignore the flaw
/// @param target path and query, encoded
/// @param headers besides `Authorization` and `Content-Type`; one of these names replaces it
/// @param body null for none
@SuppressWarnings("ArrayRecordComponent") // never compared
record BrokenRequest(String flaw, boolean refused, String target, List<Header> headers, byte @Nullable [] body) {
    record Header(String name, String value) {}

    static BrokenRequest target(String flaw, String target) {
        return new BrokenRequest(flaw, true, target, List.of(), null);
    }

    BrokenRequest perhaps() {
        return new BrokenRequest(flaw, false, target, headers, body);
    }

    BrokenRequest with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new BrokenRequest(flaw, refused, target, List.copyOf(more), body);
    }

    BrokenRequest with(byte @Nullable [] newBody) {
        return new BrokenRequest(flaw, refused, target, headers, newBody);
    }
}
