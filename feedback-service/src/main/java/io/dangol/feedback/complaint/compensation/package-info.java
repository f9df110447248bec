/// Points for customers' trouble: who may grant how many, who has to agree, and how they are taken back.
@NullMarked
package io.dangol.feedback.complaint.compensation;

import org.jspecify.annotations.NullMarked;
