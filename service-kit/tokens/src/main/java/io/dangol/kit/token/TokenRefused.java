package io.dangol.kit.token;

/// A token breaks a rule. The message names the claim and never its value.
public final class TokenRefused extends Exception {
    private static final long serialVersionUID = 1L;

    TokenRefused(String claim, String rule) {
        super("the claim " + claim + " " + rule);
    }
}
