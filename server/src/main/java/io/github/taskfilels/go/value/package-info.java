/**
 * The values of a template and Go's rules about them: types, truth, equality, order. A value is
 * null (Go's nil), Boolean, Long (Go's int; Integer too), Double, String, BigInteger (uint64), List
 * ([]interface {}), Map or a {@link io.github.taskfilels.go.value.GoValue}.
 */
@NullMarked
package io.github.taskfilels.go.value;

import org.jspecify.annotations.NullMarked;
