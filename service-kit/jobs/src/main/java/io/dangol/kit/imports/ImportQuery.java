package io.dangol.kit.imports;

import io.dangol.kit.security.Caller;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What every import is asked with beside its body, taken as one `@BeanParam`.
///
/// @param contentType one of [ImportFormat]'s
/// @param dryRun whether it only rehearses
public record ImportQuery(
        @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType contentType,

        @Parameter(
                description = "Whether to rehearse only: everything is checked, nothing is stored.",
                schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
        @QueryParam("dryRun")
        boolean dryRun) {
    /// The most that a body may have, in MiB.
    public static final int MEBIBYTES_MOST = 512;

    /// The most characters that the schema of a body allows.
    public static final int BODY_LENGTH_MOST = MEBIBYTES_MOST * 1024 * 1024;

    /// What this caller asks for.
    ///
    /// @param guarded whether values of CSV are as exports write them, see [ImportSettings]
    /// @throws io.dangol.kit.problem.Refusal 415 without a content type or in another charset than UTF-8,
    ///     403 if a partner's token names no source
    public ImportCommand command(Caller caller, boolean guarded) {
        return ImportCommand.of(caller, contentType, dryRun, guarded);
    }
}
