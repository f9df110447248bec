/// Lists from the database, page by page.
@NullMarked
package io.dangol.feedback.query;

import org.jspecify.annotations.NullMarked;
