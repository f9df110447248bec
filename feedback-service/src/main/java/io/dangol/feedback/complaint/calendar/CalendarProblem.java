package io.dangol.feedback.complaint.calendar;

import io.dangol.kit.problem.Refusal;

/// Why a command about a calendar is refused.
enum CalendarProblem implements Refusal.Type {
    TOO_MANY_CALENDARS(422, "There are as many calendars as there may be");

    private final int status;
    private final String title;

    CalendarProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
