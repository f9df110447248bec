package io.dangol.benchmark.sql;

import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;

/// What the feedback-service holds at one moment. Feedback with words is classified, a score is an answer on a scale,
/// and a complaint has a case; each has an event.
///
/// @param deliveries that were recorded
/// @param quarantined deliveries that were not
/// @param counted deliveries by the statistics of their source
/// @param feedback all there is
/// @param withWords of it, what has words
/// @param withScore of it, what has a score
/// @param complaints of it, what complains
/// @param classifications all there are
/// @param cases all there are
/// @param clocks of the cases
/// @param clockEvents what happened to them
/// @param events in the outbox
public record DeliveryBooks(
        long deliveries,
        long quarantined,
        long counted,
        long feedback,
        long withWords,
        long withScore,
        long complaints,
        long classifications,
        long cases,
        long clocks,
        long clockEvents,
        long events) {
    /// To acknowledge, for a first answer, for news and for a resolution.
    private static final int CLOCKS_OF_CASE = 4;

    public static DeliveryBooks read(Database database) throws SQLException {
        return new DeliveryBooks(
                database.number("SELECT count(*) FROM webhook_delivery WHERE state = 'received'"),
                database.number("SELECT count(*) FROM webhook_delivery WHERE state <> 'received'"),
                database.number("SELECT coalesce(sum(count), 0) FROM source_statistics WHERE outcome = 'accepted'"),
                database.number("SELECT count(*) FROM feedback"),
                database.number("SELECT count(*) FROM feedback WHERE text IS NOT NULL"),
                database.number("SELECT count(*) FROM feedback WHERE metric IS NOT NULL"),
                database.number("SELECT count(*) FROM feedback WHERE kind = 'complaint'"),
                database.number("SELECT count(*) FROM classification"),
                database.number("SELECT count(*) FROM complaint_case"),
                database.number("SELECT count(*) FROM case_clock"),
                database.number("SELECT count(*) FROM case_clock_event"),
                database.number("SELECT count(*) FROM outbox"));
    }

    /// Holds what was acknowledged against what is in the books since.
    ///
    /// @param before the books before
    /// @param acknowledged deliveries that somebody was told of
    /// @param unanswered deliveries of which nobody knows whether they were recorded
    /// @throws io.dangol.local.CommandFailure if one is missing or too many are there
    public void require(DeliveryBooks before, long acknowledged, long unanswered) {
        long made = deliveries - before.deliveries;
        long complained = complaints - before.complaints;
        long classified = withWords - before.withWords;
        Faults faults = new Faults();
        if (made < acknowledged || made > acknowledged + unanswered) {
            faults.add("%,d deliveries were acknowledged, %,d unanswered, and %,d are in the books"
                    .formatted(acknowledged, unanswered, made));
        }
        faults.expect("quarantined deliveries", 0, quarantined - before.quarantined);
        faults.expect("deliveries that were counted", made, counted - before.counted);
        faults.expect("new feedback", made, feedback - before.feedback);
        faults.expect("new classifications", classified, classifications - before.classifications);
        faults.expect("new cases", complained, cases - before.cases);
        faults.expect("new clocks", complained * CLOCKS_OF_CASE, clocks - before.clocks);
        faults.expect("new events of clocks", complained * CLOCKS_OF_CASE, clockEvents - before.clockEvents);
        faults.expect(
                "new events", made + classified + (withScore - before.withScore) + complained, events - before.events);
        faults.requireNone();
    }

    /// Holds the ids that answers promised against the books.
    ///
    /// @param others answers without such an id
    /// @throws io.dangol.local.CommandFailure if one is not there, or was promised twice
    public static void requireKept(Database database, Stream<UUID> promised, long others) throws SQLException {
        database.execute("CREATE TEMPORARY TABLE IF NOT EXISTS promised (id uuid NOT NULL)");
        database.execute("TRUNCATE promised");
        database.fill("promised", promised);
        database.execute("ANALYZE promised");
        Faults faults = new Faults();
        faults.expect("answers without the id of feedback", 0, others);
        faults.expect(
                "ids that were promised twice",
                0,
                database.number("SELECT count(id) - count(DISTINCT id) FROM promised"));
        faults.expect("ids that were promised and are not kept", 0, database.number("""
                SELECT count(*) FROM promised WHERE NOT EXISTS (
                    SELECT FROM feedback JOIN webhook_delivery ON answer_id = feedback.id WHERE answer_id = promised.id)
                """));
        faults.requireNone();
    }
}
