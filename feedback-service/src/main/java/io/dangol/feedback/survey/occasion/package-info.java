/// Occasions: what makes surveys ask by themselves, until it is time to: deliveries, resolutions, and rounds of
/// periodic surveys.
@NullMarked
package io.dangol.feedback.survey.occasion;

import org.jspecify.annotations.NullMarked;
