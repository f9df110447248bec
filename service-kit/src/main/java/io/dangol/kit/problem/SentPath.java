package io.dangol.kit.problem;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.dangol.kit.web.StorableText;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Names what was refused as the client sent it: the path in the JSON body, `lines[0].unitPrice.amount`, or the
/// parameter of the query, the path or the header; never what the code calls it.
public final class SentPath {
    /// The body as a whole.
    private static final String BODY = "the body";
    private static final String A_FIELD = "a field";

    private static final int NAME_LENGTH_MOST = 64;

    private final ObjectMapper json;
    private final StringBuilder path = new StringBuilder();
    private @Nullable Object value;

    private SentPath(ObjectMapper json) {
        this.json = json;
    }

    /// Where the JSON does not fit; `the body` if it does not as a whole. A name that a client made up
    /// and that nobody could show ends the path before it, and is `a field` at the top.
    public static String of(JsonMappingException mismatch) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mismatch.getPath()) {
            String name = step.getFieldName();
            if (name != null && !canBeShown(name)) {
                break;
            }
            append(path, name, step.getIndex());
        }
        if (path.isEmpty()) {
            return mismatch.getPath().isEmpty() ? BODY : A_FIELD;
        }
        return path.toString();
    }

    /// What a constraint refused.
    static String of(ConstraintViolation<?> violation, ObjectMapper json) {
        SentPath sent = new SentPath(json);
        sent.value = violation.getRootBean();
        Method method = null;
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD -> method = method(violation.getRootBeanClass(), node.as(Path.MethodNode.class));
                case PARAMETER ->
                    sent.enter(
                            violation, method, node.as(Path.ParameterNode.class).getParameterIndex());
                case BEAN, PROPERTY, CONTAINER_ELEMENT -> sent.step(node);
                case CONSTRUCTOR, RETURN_VALUE, CROSS_PARAMETER -> {}
            }
        }
        return sent.path.isEmpty() ? BODY : sent.path.toString();
    }

    private void enter(ConstraintViolation<?> violation, @Nullable Method method, int index) {
        Object[] arguments = violation.getExecutableParameters();
        value = arguments == null ? null : arguments[index];
        if (method != null) {
            path.append(nameOf(method.getParameters()[index]));
        }
    }

    private void step(Path.Node node) {
        if (node.isInIterable()) {
            enterElement(node);
        }
        if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
            enterProperty(node.getName());
        }
    }

    private void enterElement(Path.Node node) {
        if (node.getIndex() != null) {
            int index = node.getIndex();
            append(path, null, index);
            value = value instanceof List<?> list && index < list.size() ? list.get(index) : null;
        } else if (node.getKey() != null) {
            String key = node.getKey().toString();
            if (canBeShown(key)) {
                append(path, key, -1);
            }
            value = value instanceof Map<?, ?> map ? map.get(node.getKey()) : null;
        }
    }

    private void enterProperty(String name) {
        BeanPropertyDefinition property = value == null ? null : property(value, name);
        append(path, property == null ? name : property.getName(), -1);
        value = property == null || property.getAccessor() == null ? null : read(property);
    }

    private @Nullable BeanPropertyDefinition property(Object bean, String name) {
        BeanDescription description = json.getSerializationConfig().introspect(json.constructType(bean.getClass()));
        return description.findProperties().stream()
                .filter(property -> property.getInternalName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Object read(BeanPropertyDefinition property) {
        property.getAccessor().fixAccess(true);
        return property.getAccessor().getValue(Objects.requireNonNull(value));
    }

    private static void append(StringBuilder path, @Nullable String name, int index) {
        if (name == null) {
            path.append('[').append(index).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }

    private static boolean canBeShown(String name) {
        return name.length() <= NAME_LENGTH_MOST && StorableText.isStorable(name);
    }

    /// The method as the resource declares it: a subclass that the framework makes has no annotations.
    private static @Nullable Method method(Class<?> resource, Path.MethodNode node) {
        Class<?>[] types = node.getParameterTypes().toArray(Class<?>[]::new);
        Method declared = null;
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            try {
                declared = type.getDeclaredMethod(node.getName(), types);
            } catch (NoSuchMethodException inherited) {
                // declared further up
            }
        }
        return declared;
    }

    /// Nothing for the body, whose own fields follow.
    private static String nameOf(Parameter parameter) {
        if (annotation(parameter, QueryParam.class) instanceof QueryParam query) {
            return query.value();
        }
        if (annotation(parameter, HeaderParam.class) instanceof HeaderParam header) {
            return header.value();
        }
        if (annotation(parameter, PathParam.class) instanceof PathParam segment) {
            return segment.value();
        }
        if (annotation(parameter, CookieParam.class) instanceof CookieParam cookie) {
            return cookie.value();
        }
        if (annotation(parameter, RestQuery.class) instanceof RestQuery query) {
            return query.value().isEmpty() ? parameter.getName() : query.value();
        }
        if (annotation(parameter, RestHeader.class) instanceof RestHeader header) {
            return header.value().isEmpty() ? parameter.getName() : header.value();
        }
        if (annotation(parameter, RestPath.class) instanceof RestPath segment) {
            return segment.value().isEmpty() ? parameter.getName() : segment.value();
        }
        return "";
    }

    private static <A extends Annotation> @Nullable Annotation annotation(Parameter parameter, Class<A> type) {
        return parameter.getAnnotation(type);
    }
}
