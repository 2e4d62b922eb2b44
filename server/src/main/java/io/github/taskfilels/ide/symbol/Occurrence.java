package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.text.TextRange;
import java.util.Collections;
import java.util.Set;

/**
 * A place in a file where something is named.
 *
 * @param range the characters of the name; those of a quoted name with its quotes
 * @param symbols what is meant: several where a name means different tasks in different chains of
 *     includes, or in the rounds of a loop; empty where it means nothing that is known
 */
public record Occurrence(
    TextRange range, ImmutableSet<Symbol> symbols, Role role, Certainty certainty) {

  /** What the place does with what it names. */
  public enum Role {
    DEFINES,
    CALLS,
    IMPORTS,
    READS,
    WRITES,

    /** A call sets a variable of the task that it calls, or a script one of its environment. */
    PASSES
  }

  /** Whether the name is introduced here, and not used. */
  public boolean declares() {
    return role == Role.DEFINES || role == Role.WRITES;
  }

  /** Whether both may mean the same. */
  public boolean shares(Set<Symbol> others) {
    return !Collections.disjoint(symbols, others);
  }

  /** Whether the name is written as it is, and means what it seems to. */
  public enum Certainty {
    EXACT,

    /** Built from a template, so that a run may mean something else. */
    TEMPLATE,

    /** Written as it is in a script, in which something else may have that name. */
    GUESS
  }
}
