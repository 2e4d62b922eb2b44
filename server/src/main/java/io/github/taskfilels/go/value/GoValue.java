package io.github.taskfilels.go.value;

import org.jspecify.annotations.Nullable;

/**
 * A value whose Go type has no Java type of its own: sized integers, times, durations and the like.
 */
public interface GoValue {
  /** The Go type as {@code %T} prints it. */
  String goType();

  Kind kind();

  /** What Go's {@code String} method gives; null if the type has none. */
  default @Nullable String goString() {
    return null;
  }

  /** The bits of a value whose kind is an integer. */
  default long bits() {
    return 0;
  }

  /** What {@code %#v} prints; null for the plain rule of its kind. */
  default @Nullable String goSyntax() {
    return null;
  }

  /** The method of this name; null if the type has none that a template can call. */
  default @Nullable GoMethod method(String name) {
    return null;
  }
}
