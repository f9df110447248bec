package io.dangol.loyalty.programme;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/// The settings of the programme that are in force.
public interface CurrentSettings {
    /// The settings.
    Uni<ProgrammeSettings> get();

    /// The settings, read if need be on a connection that the caller has.
    Uni<ProgrammeSettings> get(SqlConnection connection);
}
