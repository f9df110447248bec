/// Results: what came of a survey, with how sure each figure is.
@NullMarked
package io.dangol.feedback.survey.result;

import org.jspecify.annotations.NullMarked;
