package io.github.taskfilels.ide.tokens;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.ide.tokens.SemanticToken.Modifier;
import io.github.taskfilels.ide.tokens.SemanticToken.Type;

/** What a token is, and what else is true of it. */
public record Style(Type type, ImmutableSet<Modifier> modifiers) {

  static Style of(Type type, Modifier... modifiers) {
    return new Style(type, Sets.immutableEnumSet(ImmutableSet.copyOf(modifiers)));
  }
}
