package io.dangol.kit.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The methods that a path has. The framework knows them, but its refusals do not tell them: 405 comes without `Allow`,
/// and is 404 where another class has the method.
@Singleton
class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^{}]*}");

    private final BeanManager beans;
    private volatile @Nullable List<Route> routes;

    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    /// The methods that resources have for `path`, with what every resource has; empty if no resource
    /// has the path.
    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>();
        for (Route route : routes()) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private record Route(String method, Pattern path) {}

    /// Read when first needed, since most processes never answer 405.
    private List<Route> routes() {
        List<Route> known = routes;
        if (known == null) {
            known = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .flatMap(bean -> routes(bean.getBeanClass()).stream())
                    .toList();
            routes = known;
        }
        return known;
    }

    private static List<Route> routes(Class<?> resource) {
        Path root = resource.getAnnotation(Path.class);
        List<Route> routes = new ArrayList<>();
        if (root != null) {
            for (Method method : resource.getMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        routes.add(new Route(http.value(), pattern(root, method.getAnnotation(Path.class))));
                    }
                }
            }
        }
        return routes;
    }

    private static Pattern pattern(Path root, @Nullable Path part) {
        String template = slashed(root.value()) + (part == null ? "" : slashed(part.value()));
        String[] literals = PARAMETER.split(template, -1);
        StringBuilder regex = new StringBuilder();
        for (int index = 0; index < literals.length; index++) {
            regex.append(index == 0 ? "" : "[^/]+").append(Pattern.quote(Objects.requireNonNull(literals[index])));
        }
        return Pattern.compile(regex.toString());
    }

    private static String slashed(String path) {
        String start = path.startsWith("/") ? path : "/" + path;
        return start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    }
}
