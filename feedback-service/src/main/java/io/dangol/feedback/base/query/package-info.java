/// Lists from the database, page by page.
@NullMarked
package io.dangol.feedback.base.query;

import org.jspecify.annotations.NullMarked;
