package io.dangol.feedback.response;

import io.dangol.feedback.feedback.Feedback;
import io.dangol.feedback.feedback.FeedbackFollowUp;
import io.dangol.feedback.rating.Rating;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Feedback with a rating is a response, whichever way it came in.
@ApplicationScoped
class ResponseFollowUp implements FeedbackFollowUp {
    @Override
    public Optional<Effect> of(Feedback feedback) {
        Rating rating = feedback.submission().rating();
        return rating == null ? Optional.empty() : Optional.of(Effect.told(ResponseRecorded.of(feedback, rating)));
    }
}
