package io.dangol.feedback.intake.imports;

import io.dangol.feedback.voice.Reference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a dry run would have recorded in its earlier chunks.
@ApplicationScoped
class Rehearsal {
    private static final String FIND = """
            SELECT source, external_ref, fingerprint
            FROM import_rehearsed JOIN unnest($2::text[], $3::text[]) AS wanted (source, external_ref)
                USING (source, external_ref)
            WHERE job_id = $1
            """;
    private static final String REMEMBER = """
            INSERT INTO import_rehearsed (job_id, source, external_ref, fingerprint)
            SELECT $1, source, external_ref, fingerprint
            FROM unnest($2::text[], $3::text[], $4::text[]) AS made (source, external_ref, fingerprint)
            """;

    /// The fingerprints of those that would be there.
    Uni<Map<Reference, String>> find(SqlConnection transaction, UUID jobId, List<Reference> wanted) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(
                        jobId,
                        wanted.stream().map(Reference::source).toArray(String[]::new),
                        wanted.stream().map(Reference::externalRef).toArray(String[]::new)))
                .map(rows -> {
                    Map<Reference, String> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            new Reference(row.getString("source"), row.getString("external_ref")),
                            row.getString("fingerprint")));
                    return found;
                });
    }

    Uni<Void> remember(SqlConnection transaction, UUID jobId, List<ImportedFeedback> made) {
        return transaction
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(
                        jobId,
                        made.stream().map(said -> said.reference().source()).toArray(String[]::new),
                        made.stream()
                                .map(said -> said.reference().externalRef())
                                .toArray(String[]::new),
                        made.stream().map(ImportedFeedback::fingerprint).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
