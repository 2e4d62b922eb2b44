package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;

/**
 * One key of the format.
 *
 * @param valueType what its value has to be
 * @param values the words that make sense as value; empty where any will do
 * @param doc what it does, one or two sentences
 */
public record Key(String name, ValueType valueType, ImmutableList<String> values, String doc) {

  static Key of(String name, ValueType valueType, String doc) {
    return new Key(name, valueType, ImmutableList.of(), doc);
  }

  Key oneOf(ImmutableList<String> words) {
    return new Key(name, valueType, words, doc);
  }
}
