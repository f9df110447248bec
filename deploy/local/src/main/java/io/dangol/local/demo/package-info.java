/// `./dangol demo`: a year of a Korean tea shop's life, made from a seed and sent through the public API.
@NullMarked
package io.dangol.local.demo;

import org.jspecify.annotations.NullMarked;
