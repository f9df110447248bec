package io.dangol.gateway.proxy;

import io.dangol.gateway.routing.Service;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;

/// Where the services are.
@ConfigMapping(prefix = "dangol.gateway.upstream")
public interface Upstreams {
    /// The base address of each service, scheme, host and port only.
    @WithParentName
    Map<Service, URI> addresses();
}
