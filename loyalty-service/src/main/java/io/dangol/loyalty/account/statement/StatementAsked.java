package io.dangol.loyalty.account.statement;

/// Which statement is asked for, and how.
///
/// @param language of what is printed on paper
/// @param byteOrderMark whether a CSV file starts with one
record StatementAsked(
        StatementPeriod period, StatementFormat format, StatementLanguage language, boolean byteOrderMark) {}
