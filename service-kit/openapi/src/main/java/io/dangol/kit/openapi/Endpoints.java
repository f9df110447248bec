package io.dangol.kit.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The methods behind the operations of a document, by their `operationId`.
final class Endpoints {
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName ROLES_ALLOWED = DotName.createSimple(RolesAllowed.class);
    private static final DotName PERMIT_ALL = DotName.createSimple(PermitAll.class);
    private static final DotName VERSIONED = DotName.createSimple(Versioned.class);
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName PATCH_OF = DotName.createSimple(PatchOf.class);

    private static final Set<DotName> WRAPPERS =
            Set.of(DotName.createSimple("io.smallrye.mutiny.Uni"), DotName.createSimple(RestResponse.class));

    private final Map<String, Endpoint> byOperationId;

    private Endpoints(Map<String, Endpoint> byOperationId) {
        this.byOperationId = byOperationId;
    }

    static Endpoints of(IndexView index) {
        Map<String, Endpoint> byOperationId = new HashMap<>();
        for (AnnotationInstance annotation : index.getAnnotations(OPERATION)) {
            if (annotation.target().kind() == AnnotationTarget.Kind.METHOD && annotation.value("operationId") != null) {
                MethodInfo method = annotation.target().asMethod();
                byOperationId.put(
                        annotation.value("operationId").asString(),
                        new Endpoint(
                                roles(method),
                                method.hasAnnotation(VERSIONED),
                                key(method),
                                patched(index, method),
                                answer(index, method)));
            }
        }
        return new Endpoints(byOperationId);
    }

    /// The method behind an operation.
    ///
    /// @throws IllegalStateException if it has no `operationId`, which stops the build
    Endpoint of(Operation operation) {
        Endpoint endpoint = byOperationId.get(operation.getOperationId());
        if (endpoint == null) {
            throw new IllegalStateException("no method has the operationId " + operation.getOperationId()
                    + ": every operation needs @Operation(operationId = …)");
        }
        return endpoint;
    }

    /// The roles that may call a method; none where anybody may.
    ///
    /// @throws IllegalStateException if it says nothing of that, which stops the build
    private static Set<String> roles(MethodInfo method) {
        if (method.hasAnnotation(PERMIT_ALL)) {
            return Set.of();
        }
        AnnotationInstance allowed = annotation(method, ROLES_ALLOWED);
        if (allowed != null) {
            return new LinkedHashSet<>(List.of(allowed.value().asStringArray()));
        }
        if (method.declaringClass().hasDeclaredAnnotation(PERMIT_ALL)) {
            return Set.of();
        }
        throw new IllegalStateException(
                method.declaringClass().name() + "." + method.name() + " says nothing of who may call it");
    }

    private static Endpoint.Key key(MethodInfo method) {
        AnnotationInstance idempotent = method.annotation(IDEMPOTENT);
        if (idempotent == null) {
            return Endpoint.Key.NONE;
        }
        AnnotationValue required = idempotent.value("required");
        return required != null && required.asBoolean() ? Endpoint.Key.REQUIRED : Endpoint.Key.OPTIONAL;
    }

    private static @Nullable String patched(IndexView index, MethodInfo method) {
        AnnotationInstance patch = method.annotation(PATCH_OF);
        return patch == null
                ? null
                : RecordSchemas.schemaName(
                        index.getClassByName(patch.value().asClass().name()));
    }

    /// `Uni` and `RestResponse` are not the answer but hold it.
    private static @Nullable String answer(IndexView index, MethodInfo method) {
        Type type = method.returnType();
        while (type.kind() == Type.Kind.PARAMETERIZED_TYPE && WRAPPERS.contains(type.name())) {
            type = type.asParameterizedType().arguments().getFirst();
        }
        ClassInfo answer = type.kind() == Type.Kind.CLASS ? index.getClassByName(type.name()) : null;
        return answer == null ? null : RecordSchemas.schemaName(answer);
    }

    private static @Nullable AnnotationInstance annotation(MethodInfo method, DotName name) {
        AnnotationInstance own = method.annotation(name);
        return own == null ? method.declaringClass().declaredAnnotation(name) : own;
    }
}
