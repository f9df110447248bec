package io.dangol.kit.openapi;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/// Who may call an operation: one scheme for the token, and the roles of each operation, for programs (as OpenAPI 3.1
/// has roles in a security requirement) and for readers.
final class StandardSecurity {
    private static final String BEARER = "bearer";

    private StandardSecurity() {}

    static void define(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "A signed token (JWT, by the best practices of RFC8725). Its `groups` are the caller's roles, and each operation names those that may call it."));
        document.setSecurity(null);
    }

    /// What says by an annotation how it is protected otherwise, such as a signature, stays as it is.
    static void require(Operation operation, Endpoint endpoint) {
        if (endpoint.isOpen()) {
            if (operation.getSecurity() == null) {
                operation.setSecurity(List.of());
            }
            return;
        }
        List<String> roles = endpoint.roles().stream().sorted().toList();
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER, roles)));
        String named = roles.stream().map(role -> "`" + role + "`").collect(Collectors.joining(", "));
        String before = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(before + (roles.size() == 1 ? "For the role " : "For the roles ") + named + ".");
    }
}
