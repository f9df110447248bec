package io.dangol.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dangol.kit.entities.Entities;
import io.dangol.kit.transaction.Transactions;
import io.dangol.testkit.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.metamodel.EntityType;
import java.time.Duration;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/// Flyway owns the schema, and nothing compares entities with it when the service starts.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class EntityMappingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Transactions transactions;

    @Inject
    Entities entities;

    @Test
    void theSchemaHasEveryColumnOfEveryEntity() {
        Set<EntityType<?>> types = sessions.getMetamodel().getEntities();

        assertThat(types).isNotEmpty();
        for (EntityType<?> type : types) {
            assertThatCode(() -> select(type)).as(type.getName()).doesNotThrowAnyException();
        }
    }

    private void select(EntityType<?> type) {
        transactions
                .read(connection -> entities.on(
                        connection,
                        session -> session.createQuery("from " + type.getName(), type.getJavaType())
                                .setMaxResults(1)
                                .getResultList()))
                .await()
                .atMost(PATIENCE);
    }
}
