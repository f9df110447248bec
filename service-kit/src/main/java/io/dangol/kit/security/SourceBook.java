package io.dangol.kit.security;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/// The registered sources, as a service knows them. A service that partners may call has one bean of it.
public interface SourceBook {
    /// The name under which the data of a source is kept, the same in every service; empty where no
    /// source has this id.
    Uni<Optional<String>> nameOf(UUID id);
}
