package io.dangol.kit.web;

import io.dangol.kit.problem.CommonProblem;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/// Refuses query parameters that the endpoint does not name: a misspelt filter must not answer with everything.
public class StrictQuery {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, SimpleResourceInfo resource) throws NoSuchMethodException {
        MultivaluedMap<String, String> sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        Method method = resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
        Set<String> allowed = known.computeIfAbsent(method, StrictQuery::parameters);
        sent.forEach((name, values) -> {
            if (!allowed.contains(name)) {
                throw CommonProblem.invalid(
                        name.length() > 64 ? "the query" : name, "is not a parameter of this endpoint");
            }
            if (!values.stream().allMatch(StorableText::isStorable)) {
                throw CommonProblem.invalid(name, "has a character that no text can have");
            }
        });
    }

    private static Set<String> parameters(Method method) {
        return Arrays.stream(method.getParameters()).map(StrictQuery::name).collect(Collectors.toSet());
    }

    private static String name(Parameter parameter) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        if (query != null) {
            return query.value();
        }
        RestQuery restQuery = parameter.getAnnotation(RestQuery.class);
        return restQuery == null || restQuery.value().isEmpty() ? parameter.getName() : restQuery.value();
    }
}
