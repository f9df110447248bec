package io.dangol.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A PostgreSQL and a Kafka broker for one class alone, whose tests change what others rely on, such as settings that
/// there are once: `@QuarkusTestResource(value = OwnInfrastructure.class, restrictToAnnotatedClass = true)`.
public final class OwnInfrastructure implements QuarkusTestResourceLifecycleManager {
    private final Infrastructure own = new Infrastructure();

    @Override
    public Map<String, String> start() {
        return own.start();
    }

    @Override
    public void stop() {
        own.stop();
    }

    /// After the module's, whose addresses it replaces.
    @Override
    public int order() {
        return 1;
    }
}
