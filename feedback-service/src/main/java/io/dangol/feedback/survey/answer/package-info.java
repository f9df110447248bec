/// Answers: what a customer says behind a one-time link, bit by bit, and what becomes of it in the end.
@NullMarked
package io.dangol.feedback.survey.answer;

import org.jspecify.annotations.NullMarked;
