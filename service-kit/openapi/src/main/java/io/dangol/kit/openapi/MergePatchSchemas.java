package io.dangol.kit.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/// The schemas of merge patches (RFC 7396), from those of the resources' forms: every field may be absent, one that the
/// form may lack may be null, which takes it away, and an object within is patched in the same way.
final class MergePatchSchemas {
    private static final String MEDIA_TYPE = "application/merge-patch+json";
    /// The extension of a property that no patch has.
    static final String GIVEN_ONCE = "x-given-once";

    private static final String SUFFIX = "Patch";

    private final OpenAPI document;
    private final Set<String> derived = new HashSet<>();

    private MergePatchSchemas(OpenAPI document) {
        this.document = document;
    }

    static void derive(OpenAPI document, Endpoints endpoints) {
        Schemas.operations(document).forEach(operation -> {
            String form = endpoints.of(operation).patched();
            if (form != null) {
                operation.setRequestBody(body(form));
            }
        });
        MergePatchSchemas patches = new MergePatchSchemas(document);
        Schemas.operations(document)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .map(body -> body.getContent().getMediaType(MEDIA_TYPE))
                .filter(Objects::nonNull)
                .forEach(patches::derive);
    }

    private static RequestBody body(String form) {
        MediaType patch = OASFactory.createMediaType().schema(reference(form));
        return OASFactory.createRequestBody()
                .required(true)
                .content(OASFactory.createContent().addMediaType(MEDIA_TYPE, patch));
    }

    private void derive(MediaType body) {
        String form = Schemas.nameIn(body.getSchema());
        if (form != null) {
            body.setSchema(reference(patch(form)));
        }
    }

    /// The name of the schema that patches a form, which is made where there is none yet.
    private String patch(String form) {
        String name = form.endsWith(SUFFIX) ? form : withoutForm(form) + SUFFIX;
        if (derived.add(name)) {
            Schema whole = shared(form);
            Map<String, Schema> properties = new LinkedHashMap<>();
            document.getComponents().addSchema(name, OASFactory.createSchema());
            List<String> required = whole.getRequired() == null ? List.of() : whole.getRequired();
            whole.getProperties().forEach((property, schema) -> {
                if (schema.getExtensions() == null || !schema.getExtensions().containsKey(GIVEN_ONCE)) {
                    properties.put(property, property(schema, required.contains(property)));
                }
            });
            Schema patch = OASFactory.createSchema()
                    .addType(SchemaType.OBJECT)
                    .description("What is to change (RFC 7396): what is absent stays, what is null is taken away.")
                    .examples(whole.getExamples())
                    .properties(properties);
            document.getComponents().addSchema(name, patch);
        }
        return name;
    }

    private Schema property(Schema schema, boolean required) {
        String name = Schemas.nameIn(schema);
        String object = name != null && shared(name).getProperties() != null ? name : null;
        Schema patched = object != null
                ? reference(patch(object)).description(schema.getDescription()).examples(schema.getExamples())
                : schema;
        return required ? patched : nullable(patched);
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() != null) {
            Schema one = OASFactory.createSchema().ref(schema.getRef());
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .examples(schema.getExamples())
                    .anyOf(List.of(one, OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        if (schema.getType() == null || schema.getType().contains(SchemaType.NULL)) {
            return schema;
        }
        Schema nullable = Copies.of(schema);
        List<SchemaType> types = new ArrayList<>(schema.getType());
        types.add(SchemaType.NULL);
        nullable.setType(types);
        if (schema.getEnumeration() != null) {
            List<Object> values = new ArrayList<>(schema.getEnumeration());
            values.add(null);
            nullable.setEnumeration(values);
        }
        return nullable;
    }

    private Schema shared(String name) {
        return Objects.requireNonNull(document.getComponents().getSchemas().get(name), name);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(Schemas.REFERENCE + name);
    }

    private static String withoutForm(String form) {
        return form.replaceAll("^Change|(Request|Form)$", "");
    }
}
