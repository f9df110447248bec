package io.dangol.loyalty.account.statement;

import io.dangol.kit.problem.CommonProblem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a statement on paper can be written in.
enum StatementLanguage {
    EN,
    KO;

    /// @param lang the query parameter; none is English
    /// @throws io.dangol.kit.problem.Refusal 400 if it is another language
    static StatementLanguage of(@Nullable String lang) {
        if (lang == null) {
            return EN;
        }
        return switch (lang) {
            case "en" -> EN;
            case "ko" -> KO;
            case String other -> throw CommonProblem.invalid("lang", "must be ko or en");
        };
    }

    /// BCP 47.
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return either("Points statement", "포인트 거래 내역서");
    }

    String account() {
        return either("Account", "계정");
    }

    String opening() {
        return either("Opening balance", "기초 잔액");
    }

    String closing() {
        return either("Closing balance", "기말 잔액");
    }

    String recorded() {
        return either("Recorded", "기록 일시");
    }

    String kind() {
        return either("Kind", "구분");
    }

    String details() {
        return either("Details", "내용");
    }

    String points() {
        return either("Points", "포인트");
    }

    String balance() {
        return either("Balance", "잔액");
    }

    String happenedOn() {
        return either("Happened on ", "발생일 ");
    }

    String empty() {
        return either("No entries in this period.", "이 기간에는 거래 내역이 없습니다.");
    }

    String madeOn() {
        return either("Made on ", "발행 일시 ");
    }

    /// The name of a sum.
    String group(StatementGroup group) {
        return switch (group) {
            case EARNED -> either("Earned", "적립");
            case COMPENSATED -> either("Compensation", "보상");
            case SPENT -> either("Spent", "사용");
            case RESERVED -> either("Reserved", "사용 대기");
            case EXPIRED -> either("Expired", "소멸");
            case OTHER -> either("Other", "기타");
        };
    }

    /// The name of a kind of transaction, or the kind itself where it is not known here.
    String kind(String kind) {
        return switch (kind) {
            case "earn" -> either("Earned", "적립");
            case "mature" -> either("Matured", "적립 확정");
            case "compensation" -> either("Compensation", "보상");
            case "spend" -> either("Spent", "사용");
            case "adjust" -> either("Adjusted", "조정");
            case "transfer" -> either("Transferred", "이전");
            case "hold" -> either("Reserved", "사용 대기");
            case "capture" -> either("Captured", "사용 확정");
            case "release" -> either("Released", "대기 해제");
            case "expire" -> either("Expired", "소멸");
            case "reverse" -> either("Reversed", "취소");
            case "clawback" -> either("Taken back", "회수");
            case String unknown -> unknown;
        };
    }

    private String either(String english, String korean) {
        return switch (this) {
            case EN -> english;
            case KO -> korean;
        };
    }
}
