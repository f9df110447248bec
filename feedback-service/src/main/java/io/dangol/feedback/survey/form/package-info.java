/// Surveys: what customers are asked, in every wording that it was asked in, and what makes us ask.
@NullMarked
package io.dangol.feedback.survey.form;

import org.jspecify.annotations.NullMarked;
