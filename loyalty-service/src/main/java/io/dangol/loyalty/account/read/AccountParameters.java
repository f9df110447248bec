package io.dangol.loyalty.account.read;

/// What the API's document says of parameters that several endpoints have.
final class AccountParameters {
    static final String ID = "The account's id.";
    static final String ID_EXAMPLE = "acc_01kazf1v9cfnkbx8t2p6w0s3jd";
    static final String AS_OF =
            "Only what had happened by then, whenever it was entered; that moment included. Absent: everything.";
    static final String KNOWN_AT =
            "Only what was entered in the books by then: what they said at that moment. Absent: everything.";
    static final String TIME_EXAMPLE = "2026-11-30T15:00:00Z";

    private AccountParameters() {}
}
