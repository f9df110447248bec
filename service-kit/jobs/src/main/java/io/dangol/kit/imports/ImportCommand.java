package io.dangol.kit.imports;

import io.dangol.kit.problem.Refusal;
import io.dangol.kit.security.Caller;
import io.dangol.kit.security.Roles;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an import is asked to be.
///
/// @param dryRun whether it only rehearses
/// @param guarded whether values of CSV are as exports write them, see [ImportSettings]
/// @param onlySource the source that all its records must be of; null for any
/// @param createdBy who asks: the subject of the token, or the id of a partner's source
public record ImportCommand(
        ImportFormat format,
        boolean dryRun,
        boolean guarded,
        @Nullable String onlySource,
        String createdBy) {

    /// A partner imports for the source that its token names, everybody else for any.
    ///
    /// @param contentType one of [ImportFormat]'s
    /// @throws Refusal 415 without a content type or in another charset than UTF-8, 403 if a partner's
    ///     token names no source
    public static ImportCommand of(Caller caller, @Nullable MediaType contentType, boolean dryRun, boolean guarded) {
        return new ImportCommand(
                ImportFormat.of(contentType),
                dryRun,
                guarded,
                caller.is(Roles.PARTNER) ? caller.requireSource() : null,
                caller.owner());
    }

    ImportSettings settings(List<String> columns) {
        return new ImportSettings(format, columns, guarded, onlySource);
    }
}
