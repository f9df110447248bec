/// Answers on a scale: NPS, CSAT and CES.
@NullMarked
package io.dangol.feedback.voice.response;

import org.jspecify.annotations.NullMarked;
