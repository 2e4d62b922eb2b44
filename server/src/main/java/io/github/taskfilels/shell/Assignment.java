package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * {@code name=value}, {@code name+=value} or {@code name[index]=value}.
 *
 * @param name the variable
 * @param nameRange where it stands
 * @param index null where there is none
 * @param append whether the operator is {@code +=}
 * @param value a word without parts for the empty value; for an array its only part is {@link
 *     WordPart.ArrayElements}
 */
public record Assignment(
    TextRange range,
    String name,
    TextRange nameRange,
    @Nullable Word index,
    boolean append,
    Word value)
    implements ShellNode {

  @Override
  public ImmutableList<Word> children() {
    return index == null ? ImmutableList.of(value) : ImmutableList.of(index, value);
  }

  /** What stands between the brackets, or behind the one that is not closed. */
  static Word index(WordPart.Subscript subscript) {
    int start = subscript.range().start() + 1;
    int end =
        subscript.children().isEmpty()
            ? start
            : Math.max(start, subscript.children().getLast().range().end());
    return new Word(new TextRange(start, end), subscript.children());
  }

  /** What a word assigns; null where it assigns nothing. */
  static @Nullable Assignment of(Word word) {
    if (word.parts().isEmpty() || !(word.parts().getFirst() instanceof WordPart.Literal first)) {
      return null;
    }
    String text = first.value();
    int end = Names.end(text, 0, text.length());
    if (end == 0) {
      return null;
    }
    int start = word.range().start();
    TextRange name = new TextRange(start, start + end);
    int operator = start + end;
    Word index = null;
    if (end == text.length()
        && word.parts().size() > 1
        && word.parts().get(1) instanceof WordPart.Subscript subscript) {
      index = index(subscript);
      operator = subscript.range().end();
    }
    boolean append = word.charAt(operator) == '+';
    int equals = append ? operator + 1 : operator;
    if (word.charAt(equals) != '=') {
      return null;
    }
    Word value = word.slice(equals + 1, word.range().end());
    return new Assignment(word.range(), text.substring(0, end), name, index, append, value);
  }
}
