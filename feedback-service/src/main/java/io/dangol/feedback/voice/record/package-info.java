/// What a customer said, in their own words, whatever the channel.
@NullMarked
package io.dangol.feedback.voice.record;

import org.jspecify.annotations.NullMarked;
