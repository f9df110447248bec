/// What all wings of this service share: ids, paging, alarms and the customers known from events.
@NullMarked
package io.dangol.feedback.base;

import org.jspecify.annotations.NullMarked;
