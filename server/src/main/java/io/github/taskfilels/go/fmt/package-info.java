/**
 * Go's {@code fmt} and {@code strconv}, as far as a template can reach them: printing values,
 * formatting by verbs, quoting, floating-point text.
 */
@NullMarked
package io.github.taskfilels.go.fmt;

import org.jspecify.annotations.NullMarked;
