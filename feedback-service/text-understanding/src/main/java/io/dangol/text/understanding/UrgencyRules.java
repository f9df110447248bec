package io.dangol.text.understanding;

import java.util.ArrayList;
import java.util.List;

/// Words that no model may overlook: money or data taken by a stranger, the law, and a day that is today. One of them
/// makes a text urgent whatever the model says; being wrong costs an agent a glance. Danger to people: [SafetyRules].
final class UrgencyRules {
    /// The name by which judgements of these rules say who judged.
    static final String MODEL = "urgency-rules@2";

    private static final List<String> KOREAN = List.of(
            "도용", "해킹", "사기당", "개인정보 유출", "소비자원", "소비자보호원", "고소", "변호사", "신고하", "신고할", "당장", "오늘 안에", "오늘까지", "지금 바로",
            "내일 당장");
    private static final List<String> ENGLISH = List.of(
            "stolen",
            "hacked",
            "fraud",
            "unauthorized",
            "unauthorised",
            "identity theft",
            "data breach",
            "lawyer",
            "lawsuit",
            "sue you",
            "police",
            "emergency",
            "immediately",
            "right now",
            "urgent",
            "asap",
            "by today",
            "today at the latest");
    private static final List<String> DENIALS = List.of("not urgent", "no rush", "급하지 않", "급한 건 아");

    private UrgencyRules() {}

    /// The words found, none if the rules have nothing to say.
    static List<Evidence> found(NormalText text, Language language) {
        String whole = text.toString();
        if (DENIALS.stream().anyMatch(whole::contains)) {
            return List.of();
        }
        List<Evidence> found = new ArrayList<>();
        for (String word : language == Language.KOREAN ? KOREAN : ENGLISH) {
            if (found.size() < Classifier.MOST_EVIDENCE && whole.contains(word)) {
                found.add(new Evidence(word, 1));
            }
        }
        return List.copyOf(found);
    }
}
