package io.dangol.kit.openapi;

import io.dangol.kit.idempotency.IdempotencyKey;
import io.dangol.kit.paging.PageRequest;
import io.dangol.kit.time.PublicId;
import io.dangol.kit.web.StrictQuery;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The parameters that mean the same at every operation. An operation that has one of their names gets the shared one,
/// whatever it says of it itself; whether it is required is the operation's.
enum StandardParameters {
    LIMIT("limit", Parameter.In.QUERY, "Limit", "The most items of the page.") {
        @Override
        Schema schema() {
            return OASFactory.createSchema()
                    .addType(SchemaType.INTEGER)
                    .format("int32")
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(PageRequest.LIMIT_MOST))
                    .defaultValue(PageRequest.LIMIT_DEFAULT);
        }
    },
    CURSOR(
            "cursor",
            Parameter.In.QUERY,
            "Cursor",
            "Where the page begins: the `next` of the page before; none for the first page.") {
        @Override
        Schema schema() {
            return text(200);
        }
    },
    COUNT("count", Parameter.In.QUERY, "Count", "Whether to tell how many items all pages have.") {
        @Override
        Schema schema() {
            return OASFactory.createSchema().addType(SchemaType.BOOLEAN).defaultValue(false);
        }
    },
    IDEMPOTENCY_KEY(
            IdempotencyKey.HEADER,
            Parameter.In.HEADER,
            "IdempotencyKey",
            "Your own name for this request, 1 to 255 printable ASCII characters. The same request with the same key"
                    + " has its effect once, and gets the first answer again with `Idempotency-Replayed: true`, for 7"
                    + " days at least; another request with the same key is refused.") {
        @Override
        Schema schema() {
            return text(255).minLength(1).pattern("^[ -~]*[!-~][ -~]*$");
        }
    },
    IF_MATCH(
            HttpHeaders.IF_MATCH,
            Parameter.In.HEADER,
            "IfMatch",
            "The `ETag` of the resource as you read it: 412 if it has changed since. Several tags in a list, or `*` for"
                    + " whatever there is (RFC 9110).") {
        @Override
        Schema schema() {
            return text(1_000);
        }
    },
    IF_NONE_MATCH(
            HttpHeaders.IF_NONE_MATCH,
            Parameter.In.HEADER,
            "IfNoneMatch",
            "The `ETag` of the resource as you have it: 304 without a body if it is still the same (RFC 9110).") {
        @Override
        Schema schema() {
            return text(1_000);
        }
    };

    /// Parameters with a source's own ids, which have no form of ours.
    private static final Set<String> IDS_OF_SOURCES = Set.of("externalId", "orderId");

    /// Headers that nobody limits are as long as the head of a request lets them be; several signatures fit.
    private static final int HEADER_LENGTH_MOST = 2_000;

    private static final int ID_LENGTH = 3 + 1 + PublicId.ENCODED_LENGTH;

    private final String parameter;
    private final Parameter.In place;
    private final String component;
    private final String description;

    StandardParameters(String parameter, Parameter.In place, String component, String description) {
        this.parameter = parameter;
        this.place = place;
        this.component = component;
        this.description = description;
    }

    abstract Schema schema();

    /// Puts in what operations refer to, also those that nobody refers to.
    static void define(Components components) {
        for (StandardParameters standard : values()) {
            components.addParameter(standard.component, standard.create());
        }
        for (StandardParameters standard : List.of(IDEMPOTENCY_KEY, IF_MATCH)) {
            components.addParameter(
                    standard.requiredComponent(), standard.create().required(true));
        }
    }

    /// Makes the operation refer to the shared parameters, and gives every other text a limit.
    static void share(PathItem.HttpMethod method, Operation operation, Endpoint endpoint) {
        List<Parameter> parameters = new ArrayList<>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .map(parameter -> shared(method, parameter))
                    .forEach(parameters::add);
        }
        if (endpoint.key() != Endpoint.Key.NONE) {
            parameters.add(IDEMPOTENCY_KEY.reference(endpoint.key() == Endpoint.Key.REQUIRED));
        }
        if (endpoint.versioned()) {
            parameters.add(IF_NONE_MATCH.reference(false));
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    boolean isIn(Operation operation) {
        return refers(operation, component) || isRequiredIn(operation);
    }

    boolean isRequiredIn(Operation operation) {
        return refers(operation, requiredComponent());
    }

    /// Whoever changes or takes away a resource must have seen it; a step of its way may be taken blindly.
    private static boolean isRequired(PathItem.HttpMethod method, StandardParameters standard, Parameter parameter) {
        boolean step = method == PathItem.HttpMethod.POST;
        return Boolean.TRUE.equals(parameter.getRequired()) || (standard == IF_MATCH && !step);
    }

    private static Parameter shared(PathItem.HttpMethod method, Parameter parameter) {
        for (StandardParameters standard : values()) {
            if (standard.parameter.equals(parameter.getName()) && standard.place == parameter.getIn()) {
                return standard.reference(isRequired(method, standard, parameter));
            }
        }
        Schema schema = parameter.getSchema();
        if (schema != null && schema.getRef() == null) {
            limit(parameter, schema);
        }
        return parameter;
    }

    private static void limit(Parameter parameter, Schema schema) {
        boolean text = schema.getType() != null && schema.getType().contains(SchemaType.STRING);
        if (text && schema.getEnumeration() == null && schema.getMaxLength() == null) {
            boolean id = schema.getPattern() == null && isPublicId(parameter.getName());
            schema.setMaxLength(id ? ID_LENGTH : lengthMost(parameter));
            if (id) {
                schema.setPattern("^[a-z]{3}_[0-9a-hjkmnp-tv-z]{" + PublicId.ENCODED_LENGTH + "}$");
            }
        }
        if (parameter.getDescription() == null && parameter.getIn() == Parameter.In.PATH) {
            parameter.setDescription("Its id.");
        }
    }

    private static int lengthMost(Parameter parameter) {
        return parameter.getIn() == Parameter.In.HEADER ? HEADER_LENGTH_MOST : StrictQuery.VALUE_LENGTH_MOST;
    }

    private static boolean isPublicId(String name) {
        return name.equals("id") || (name.endsWith("Id") && !IDS_OF_SOURCES.contains(name));
    }

    private static boolean refers(Operation operation, String component) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> ("#/components/parameters/" + component).equals(parameter.getRef()));
    }

    private Parameter reference(boolean required) {
        return OASFactory.createParameter()
                .ref("#/components/parameters/" + (required ? requiredComponent() : component));
    }

    private String requiredComponent() {
        return "Required" + component;
    }

    private Parameter create() {
        return OASFactory.createParameter()
                .name(parameter)
                .in(place)
                .description(description)
                .schema(schema());
    }

    private static Schema text(int lengthMost) {
        return OASFactory.createSchema().addType(SchemaType.STRING).maxLength(lengthMost);
    }
}
