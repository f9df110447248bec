/// HTTP habits that every service shares: strict JSON, strict queries, entity tags, request ids.
@NullMarked
package io.dangol.kit.web;

import org.jspecify.annotations.NullMarked;
