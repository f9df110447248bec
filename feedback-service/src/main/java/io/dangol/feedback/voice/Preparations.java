package io.dangol.feedback.voice;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Optional;

/// What each follow-up has prepared for one submission. A follow-up gets back what it prepared itself, and nothing
/// else.
public final class Preparations {
    private final IdentityHashMap<FeedbackFollowUp<?>, Object> prepared = new IdentityHashMap<>();

    private Preparations() {}

    /// Lets every follow-up prepare for a submission.
    public static Preparations of(Submission submission, Collection<FeedbackFollowUp<?>> followUps) {
        Preparations preparations = new Preparations();
        followUps.forEach(followUp -> preparations.prepare(followUp, submission));
        return preparations;
    }

    private <T> void prepare(FeedbackFollowUp<T> followUp, Submission submission) {
        followUp.prepare(submission).ifPresent(preparation -> prepared.put(followUp, preparation));
    }

    /// What the follow-up has prepared; empty where nothing follows for it.
    @SuppressWarnings("unchecked") // Only what a follow-up prepared itself is kept under it.
    public <T> Optional<T> of(FeedbackFollowUp<T> followUp) {
        return Optional.ofNullable((T) prepared.get(followUp));
    }
}
