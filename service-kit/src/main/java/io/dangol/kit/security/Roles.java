package io.dangol.kit.security;

/// Who may do something, by the token's `groups` claim.
public final class Roles {
    /// A customer, for their own resources only.
    public static final String CUSTOMER = "customer";
    /// Somebody who handles customers and their cases.
    public static final String AGENT = "agent";
    /// Somebody who sets rules, rewards and campaigns.
    public static final String MARKETER = "marketer";
    /// Somebody who reads figures.
    public static final String ANALYST = "analyst";
    /// Somebody who runs the suite.
    public static final String OPERATOR = "operator";
    /// A partner system, for its own source only.
    public static final String PARTNER = "partner";
    /// Another service of the suite.
    public static final String SERVICE = "service";

    private Roles() {}
}
