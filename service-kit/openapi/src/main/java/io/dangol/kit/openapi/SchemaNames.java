package io.dangol.kit.openapi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Gives schemas the names of what they are, not of the classes behind them: `CustomerView` is a `Customer`, and
/// `PageCustomerView` a `CustomerPage`.
final class SchemaNames {
    private static final String VIEW = "View";
    private static final String PAGE = "Page";

    private SchemaNames() {}

    /// @throws IllegalStateException if two classes would have one name, which stops the build
    static void tidy(OpenAPI document) {
        Components components = document.getComponents();
        Map<String, Schema> before = Objects.requireNonNull(components.getSchemas());
        Map<String, String> names = new LinkedHashMap<>();
        before.forEach((name, schema) -> names.put(name, name(name, schema)));
        requireDistinct(names);
        Schemas.forEach(document, schema -> {
            String name = Schemas.nameIn(schema);
            if (name != null) {
                schema.setRef(Schemas.REFERENCE + names.getOrDefault(name, name));
            }
        });
        Map<String, Schema> after = new TreeMap<>();
        before.forEach((name, schema) -> after.put(names.getOrDefault(name, name), schema));
        components.setSchemas(after);
    }

    private static String name(String name, Schema schema) {
        String item = pageItem(schema);
        return item == null || !name.startsWith(PAGE) ? withoutView(name) : withoutView(item) + PAGE;
    }

    private static String withoutView(String name) {
        return name.endsWith(VIEW) && name.length() > VIEW.length()
                ? name.substring(0, name.length() - VIEW.length())
                : name;
    }

    private static @Nullable String pageItem(Schema schema) {
        Schema items =
                schema.getProperties() == null ? null : schema.getProperties().get("items");
        return items == null ? null : Schemas.nameIn(items.getItems());
    }

    private static void requireDistinct(Map<String, String> names) {
        Map<String, String> origins = new HashMap<>();
        names.forEach((origin, name) -> {
            String other = origins.putIfAbsent(name, origin);
            boolean numbered = name.matches(".*[a-z][0-9]+") && names.containsKey(name.replaceAll("[0-9]+$", ""));
            if (other != null || numbered) {
                throw new IllegalStateException(
                        "two classes have the schema " + name + ": give one of them another name by @Schema(name = …)");
            }
        });
    }
}
