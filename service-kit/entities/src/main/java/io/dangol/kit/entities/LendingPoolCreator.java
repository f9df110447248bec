package io.dangol.kit.entities;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes the application's pool as Quarkus would, but one that lends.
@Singleton
class LendingPoolCreator implements PgPoolCreator {
    @Override
    public Pool create(Input input) {
        return new LendingPool(PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build());
    }
}
