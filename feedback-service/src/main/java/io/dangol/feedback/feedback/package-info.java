/// What a customer said, in their own words, whatever the channel.
@NullMarked
package io.dangol.feedback.feedback;

import org.jspecify.annotations.NullMarked;
