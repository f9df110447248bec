/// The embedded PostgreSQL: unpacked once, durable, one database and one role for each service.
@NullMarked
package io.dangol.local.postgres;

import org.jspecify.annotations.NullMarked;
