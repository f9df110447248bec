/// What is done with SQL alone: the accounts, pgbench's side of the comparison, and the books held against the answers.
@NullMarked
package io.dangol.benchmark.sql;

import org.jspecify.annotations.NullMarked;
