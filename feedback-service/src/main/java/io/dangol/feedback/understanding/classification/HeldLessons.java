package io.dangol.feedback.understanding.classification;

import io.dangol.text.understanding.Lesson;
import io.dangol.text.understanding.Question;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/// What people want questions to be answered by: the lessons of the versions that they activated. Where there are some,
/// nothing else is learnt.
public interface HeldLessons {
    /// @param base the version of the classifier that the lessons are for
    record Held(String base, List<Lesson> lessons) {}

    /// By question; nothing for one that nobody decided on.
    Uni<Map<Question, Held>> held(SqlConnection connection);

    /// Another text after every decision.
    Uni<String> revision(SqlConnection connection);
}
