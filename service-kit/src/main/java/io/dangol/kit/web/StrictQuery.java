package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/// Refuses query parameters that the endpoint does not name, and values that are not of the parameter's type: a
/// misspelt filter must not answer with everything, and who asks for `dryRun=yes` must not get the real thing.
public class StrictQuery {
    /// The longest value of a query parameter, in characters.
    public static final int VALUE_LENGTH_MOST = 255;

    private static final int NAME_LENGTH_MOST = 64;
    private static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class);
    private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);

    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, SimpleResourceInfo resource) throws NoSuchMethodException {
        MultivaluedMap<String, String> sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        Method method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        Map<String, Class<?>> types = known.computeIfAbsent(method, StrictQuery::parameters);
        sent.forEach((name, values) -> check(name, types.get(name), values));
    }

    private static void check(String name, @Nullable Class<?> type, List<String> values) {
        if (type == null) {
            throw CommonProblem.invalid(
                    name.length() > NAME_LENGTH_MOST ? "the query" : name, "is not a parameter of this endpoint");
        }
        if (values.size() > 1 && !Collection.class.isAssignableFrom(type)) {
            throw CommonProblem.invalid(name, "must be given once");
        }
        for (String value : values) {
            if (value.length() > VALUE_LENGTH_MOST) {
                throw CommonProblem.invalid(name, "must have at most " + VALUE_LENGTH_MOST + " characters");
            }
            if (!StorableText.isStorable(value)) {
                throw CommonProblem.invalid(name, "must have no character that a text cannot have, such as NUL");
            }
            if (NUMBERS.contains(type) && !isNumber(value)) {
                throw CommonProblem.invalid(name, "must be a whole number");
            }
            if (FLAGS.contains(type) && !value.equals("true") && !value.equals("false")) {
                throw CommonProblem.invalid(name, "must be true or false");
            }
        }
    }

    /// In digits of ASCII, which is stricter than Java.
    private static boolean isNumber(String value) {
        try {
            Integer.parseInt(value);
            return value.chars().allMatch(character -> character <= '9');
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static Map<String, Class<?>> parameters(Method method) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                types.putAll(components(parameter.getType()));
            } else {
                put(types, parameter, parameter.getName(), parameter.getType());
            }
        }
        return types;
    }

    /// The parameters that a record takes together.
    private static Map<String, Class<?>> components(Class<?> type) {
        Map<String, Class<?>> types = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            put(types, field, field.getName(), field.getType());
        }
        return types;
    }

    private static void put(Map<String, Class<?>> types, AnnotatedElement element, String name, Class<?> type) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        RestQuery restQuery = element.getAnnotation(RestQuery.class);
        if (query != null) {
            types.put(query.value(), type);
        } else if (restQuery != null) {
            types.put(restQuery.value().isEmpty() ? name : restQuery.value(), type);
        }
    }
}
