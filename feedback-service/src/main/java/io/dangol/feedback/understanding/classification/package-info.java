/// What was understood of each piece of feedback: stored with it, shown with its evidence, left to people where it is
/// uncertain, corrected by them and learnt from.
@NullMarked
package io.dangol.feedback.understanding.classification;

import org.jspecify.annotations.NullMarked;
