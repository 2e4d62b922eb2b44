package io.github.taskfilels.go.value;

/**
 * The result of asking for something that does not exist, as Go's zero {@code reflect.Value}. Never
 * inside data.
 */
public enum NoValue {
  NO_VALUE
}
