/// Cases: what went wrong for a customer, and how it was put right.
@NullMarked
package io.dangol.feedback.complaint.cases;

import org.jspecify.annotations.NullMarked;
