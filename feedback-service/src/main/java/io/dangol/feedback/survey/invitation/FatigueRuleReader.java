package io.dangol.feedback.survey.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dangol.kit.db.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Reads the present rule for every invitation, within the transactions of batches.
@ApplicationScoped
class FatigueRuleReader {
    private static final String READ = "SELECT limits::text AS limits FROM survey_policy";
    private static final TypeReference<List<FatigueLimit>> LIMITS = new TypeReference<>() {};

    private final ObjectMapper json;

    FatigueRuleReader(ObjectMapper json) {
        this.json = json;
    }

    Uni<FatigueRule> read(SqlConnection connection) {
        return connection
                .query(READ)
                .execute()
                .map(rows -> new FatigueRule(limits(Rows.only(rows).getString("limits"))));
    }

    private List<FatigueLimit> limits(String stored) {
        try {
            return json.readValue(stored, LIMITS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the stored policy cannot be read", broken);
        }
    }
}
