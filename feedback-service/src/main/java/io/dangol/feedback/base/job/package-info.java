/// Where this service shows its jobs, and what they are called there.
@NullMarked
package io.dangol.feedback.base.job;

import org.jspecify.annotations.NullMarked;
