package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shell takes as one word before it expands anything.
 *
 * @param parts in the order of the text
 */
public record Word(TextRange range, ImmutableList<WordPart> parts) implements ShellNode {

  @Override
  public ImmutableList<WordPart> children() {
    return parts;
  }

  /**
   * Its text after the removal of quotes; null where something in it is expanded. What would only
   * be compared with names of files is text.
   */
  public @Nullable String literal() {
    StringBuilder out = new StringBuilder();
    return literal(parts, out) ? out.toString() : null;
  }

  /** Whether anything in it is quoted, and so meant as it is written. */
  public boolean isQuoted() {
    for (WordPart part : parts) {
      if (part instanceof WordPart.Escaped
          || part instanceof WordPart.SingleQuoted
          || part instanceof WordPart.AnsiCQuoted
          || part instanceof WordPart.DoubleQuoted) {
        return true;
      }
    }
    return false;
  }

  private static boolean literal(List<WordPart> parts, StringBuilder out) {
    for (WordPart part : parts) {
      switch (part) {
        case WordPart.Literal p -> out.append(p.value());
        case WordPart.Escaped p -> out.append(p.value());
        case WordPart.SingleQuoted p when p.children().isEmpty() -> out.append(p.value());
        case WordPart.AnsiCQuoted p when p.children().isEmpty() -> out.append(p.value());
        case WordPart.Glob p -> out.append(p.value());
        case WordPart.DoubleQuoted p -> {
          if (!literal(p.children(), out)) {
            return false;
          }
        }
        default -> {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether something in it is opaque, quoted or not. */
  boolean hasOpaque() {
    for (WordPart part : parts) {
      boolean quoted =
          part instanceof WordPart.SingleQuoted
              || part instanceof WordPart.AnsiCQuoted
              || part instanceof WordPart.DoubleQuoted;
      if (part instanceof WordPart.Opaque
          || (quoted && part.children().stream().anyMatch(WordPart.Opaque.class::isInstance))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is one piece of plain text, as the name of a function must be; or opaque. */
  boolean isPlain() {
    for (WordPart part : parts) {
      switch (part) {
        case WordPart.Literal _,
            WordPart.Escaped _,
            WordPart.Glob _,
            WordPart.Tilde _,
            WordPart.Opaque _ -> {}
        default -> {
          return false;
        }
      }
    }
    return !parts.isEmpty();
  }

  /** The unquoted character at an offset of the script; NUL where there is none. */
  char charAt(int offset) {
    for (WordPart part : parts) {
      if (part.range().contains(offset)) {
        String text = unquoted(part);
        return text == null ? '\0' : text.charAt(offset - part.range().start());
      }
    }
    return '\0';
  }

  /** The part of it between two offsets that stand in or beside unquoted text. */
  Word slice(int start, int end) {
    ImmutableList.Builder<WordPart> slice = ImmutableList.builder();
    for (WordPart part : parts) {
      int from = Math.max(start, part.range().start());
      int to = Math.min(end, part.range().end());
      if (from >= to) {
        continue;
      }
      TextRange here = new TextRange(from, to);
      String text = here.equals(part.range()) ? null : unquoted(part);
      int shift = part.range().start();
      slice.add(
          text == null
              ? part
              : new WordPart.Literal(here, text.substring(from - shift, to - shift)));
    }
    return new Word(new TextRange(start, end), slice.build());
  }

  private static @Nullable String unquoted(WordPart part) {
    return switch (part) {
      case WordPart.Literal p -> p.value();
      case WordPart.Glob p -> p.value();
      case WordPart.Tilde p -> p.value();
      default -> null;
    };
  }
}
