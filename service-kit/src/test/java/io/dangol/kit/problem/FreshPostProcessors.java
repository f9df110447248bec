package io.dangol.kit.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Problems go through a list that is one for the whole JVM, and each start of the application adds its own
/// to it. Tests start it more than once in one JVM.
@ApplicationScoped
class FreshPostProcessors {
    void forget(@Observes ShutdownEvent stopping) {
        ExceptionMapperBase.postProcessorsRegistry.reset();
    }
}
