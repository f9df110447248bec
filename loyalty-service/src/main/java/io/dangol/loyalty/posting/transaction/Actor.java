package io.dangol.loyalty.posting.transaction;

import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;

/// Who asks for a posting.
///
/// @param subject the subject of their token
/// @param machine whether they are a service, whose postings follow from its own rules and not from a person's hand
public record Actor(String subject, boolean machine) {
    /// Who sent a request.
    public static Actor of(Caller caller) {
        return new Actor(caller.subject(), caller.is(Roles.SERVICE));
    }
}
