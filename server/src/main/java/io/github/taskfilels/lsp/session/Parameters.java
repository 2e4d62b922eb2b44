package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import java.util.Collection;
import java.util.Objects;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What messages must bring. Clients leave out what the protocol demands, and JSON has null
 * everywhere; each method gives the value or throws the error "invalid parameters" that names it.
 */
public final class Parameters {
  private Parameters() {}

  /**
   * @param name what is missing, as a path in the parameters
   */
  public static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw Failures.invalid(name + " is missing");
    }
    return value;
  }

  /** The URI of the document that a message is about. */
  public static String uri(@Nullable TextDocumentIdentifier document) {
    return required(required(document, "textDocument").getUri(), "textDocument.uri");
  }

  /** The document that a message is about. */
  public static FileId file(@Nullable TextDocumentIdentifier document) {
    return FileId.ofUri(uri(document));
  }

  /** A position that a request is about; it may lie outside of the text. */
  public static Position position(@Nullable Position position) {
    return required(position, "position");
  }

  /** A range that a request is about; it may lie outside of the text. */
  public static Range range(@Nullable Range range) {
    Range given = required(range, "range");
    position(given.getStart());
    position(given.getEnd());
    return given;
  }

  /** The elements of a list that are there; none for no list. */
  public static <T> ImmutableList<T> present(@Nullable Collection<? extends @Nullable T> elements) {
    ImmutableList.Builder<T> present = ImmutableList.builder();
    if (elements != null) {
      elements.stream().filter(Objects::nonNull).forEach(present::add);
    }
    return present.build();
  }

  /**
   * A list of words, which may be left out; its elements may not.
   *
   * @param name what it is, as a path in the parameters
   */
  public static ImmutableList<String> words(
      @Nullable Collection<? extends @Nullable String> words, String name) {
    if (words == null) {
      return ImmutableList.of();
    }
    words.forEach(word -> required(word, "an element of " + name));
    return ImmutableList.copyOf(words);
  }
}
