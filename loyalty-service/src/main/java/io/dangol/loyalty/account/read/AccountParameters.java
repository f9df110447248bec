package io.dangol.loyalty.account.read;

/// What the API's document says of parameters that several endpoints have.
final class AccountParameters {
    static final String ID = "The account's id.";
    static final String ID_EXAMPLE = "acc_01kazf1v9cfnkbx8t2p6w0s3jd";

    private AccountParameters() {}
}
