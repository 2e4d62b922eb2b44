package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.FunctionException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large the program of a regular expression is, without making it: counted repetitions are
 * written out, nested ones again and again. Refuses those that Go refuses, see {@code
 * repeatIsValid} in {@code regexp/syntax}; the library of Java makes them and runs out of memory.
 */
public final class RegexSize {
  /** To make the program of a larger one takes long. */
  private static final int LARGE = 10_000;

  private static final int MOST_REPETITIONS = 1000;

  private final String regex;
  private final Deque<Group> open = new ArrayDeque<>();
  private Group group = new Group();
  private int at;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  /** What stands between two parentheses, and of it what a repetition would repeat. */
  private static final class Group {
    private long size = 1;
    private long last;
    private long repetitions = 1;
    private long lastRepetitions = 1;

    void add(long atom, long itsRepetitions) {
      size += last;
      repetitions = Math.max(repetitions, lastRepetitions);
      last = atom;
      lastRepetitions = itsRepetitions;
    }
  }

  /** Whether a program is made soon; not of what Go refuses for its size. */
  public static boolean isSmall(String regex) {
    try {
      return of(regex) <= LARGE;
    } catch (FunctionException e) {
      // It is too large for Go, too.
      return false;
    }
  }

  /**
   * The number of instructions, roughly.
   *
   * @throws FunctionException where a part is repeated more than 1000 times
   */
  static long of(String regex) {
    RegexSize size = new RegexSize(regex);
    while (size.at < regex.length()) {
      size.next();
    }
    while (!size.open.isEmpty()) {
      size.close();
    }
    return size.group.size + size.group.last;
  }

  private void next() {
    char c = regex.charAt(at++);
    switch (c) {
      case '(' -> {
        open.push(group);
        group = new Group();
      }
      case ')' -> {
        if (!open.isEmpty()) {
          close();
        }
      }
      case '\\' -> {
        at++;
        group.add(1, 1);
      }
      case '[' -> {
        int start = at;
        at = Math.max(endOfClass(), at);
        group.add(1 + (at - start) / 2, 1);
      }
      case '{' -> repeat();
      default -> group.add(1, 1);
    }
  }

  private void close() {
    group.add(1, 1);
    Group inner = group;
    group = open.pop();
    group.add(inner.size, inner.repetitions);
  }

  /** A bracket that comes first in its class stands for itself. */
  private int endOfClass() {
    int from = at;
    from += from < regex.length() && regex.charAt(from) == '^' ? 1 : 0;
    for (int i = from + 1; i < regex.length(); i++) {
      if (regex.charAt(i) == '\\') {
        i++;
      } else if (regex.charAt(i) == ']') {
        return i + 1;
      }
    }
    return regex.length();
  }

  /** <code>{3}</code>, <code>{3,}</code> or <code>{3,5}</code>; any other brace is a character. */
  private void repeat() {
    int start = at - 1;
    int end = regex.indexOf('}', at);
    String counts = end < 0 || end - at > 12 ? "" : regex.substring(at, end);
    if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
      group.add(1, 1);
      return;
    }
    at = end + 1;
    long count = 1;
    for (String number : counts.split(",")) {
      count = Math.max(count, Long.parseLong(number));
    }
    group.last *= count;
    group.lastRepetitions *= count;
    if (group.lastRepetitions > MOST_REPETITIONS) {
      throw new FunctionException(
          "error parsing regexp: invalid repeat count: `" + regex.substring(start, at) + "`");
    }
  }
}
