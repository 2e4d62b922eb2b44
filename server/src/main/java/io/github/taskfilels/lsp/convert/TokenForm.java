package io.github.taskfilels.lsp.convert;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.github.taskfilels.ide.tokens.SemanticToken;
import io.github.taskfilels.ide.tokens.SemanticToken.Modifier;
import io.github.taskfilels.ide.tokens.SemanticToken.Type;
import io.github.taskfilels.ide.tokens.Style;
import io.github.taskfilels.text.LineIndex;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.SemanticTokensCapabilities;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.jspecify.annotations.Nullable;

/**
 * How a client gets semantic tokens: five numbers for each, which are the lines and the columns
 * since the one before, the length, the type and the set of modifiers.
 *
 * @param types those that the client knows; a token of any other is left out
 * @param modifiers those that the client knows
 */
public record TokenForm(ImmutableList<Type> types, ImmutableList<Modifier> modifiers) {
  private static final int SIZE = 5;

  public static TokenForm of(@Nullable SemanticTokensCapabilities given) {
    List<String> types = given == null ? null : given.getTokenTypes();
    List<String> modifiers = given == null ? null : given.getTokenModifiers();
    return new TokenForm(
        Arrays.stream(Type.values())
            .filter(type -> types != null && types.contains(type.protocolName()))
            .collect(ImmutableList.toImmutableList()),
        Arrays.stream(Modifier.values())
            .filter(one -> modifiers != null && modifiers.contains(one.protocolName()))
            .collect(ImmutableList.toImmutableList()));
  }

  /** What the numbers of types and modifiers mean. */
  public SemanticTokensLegend legend() {
    return new SemanticTokensLegend(
        types.stream().map(Type::protocolName).toList(),
        modifiers.stream().map(Modifier::protocolName).toList());
  }

  /** The numbers of tokens that stand in order, none across a line. */
  public int[] encode(List<SemanticToken> tokens, ToLsp convert) {
    LineIndex lines = convert.lines();
    int[] data = new int[tokens.size() * SIZE];
    int size = 0;
    int line = 0;
    int start = 0;
    Map<Style, Numbers> numbers = new IdentityHashMap<>();
    for (SemanticToken token : tokens) {
      Numbers style = numbers.computeIfAbsent(token.style(), this::numbers);
      if (style.type() < 0) {
        continue;
      }
      int from = token.range().start();
      int here = lines.lineOf(from);
      boolean same = here == line;
      data[size] = here - line;
      data[size + 1] = lines.units(same ? start : lines.lineStart(here), from, convert.encoding());
      data[size + 2] = lines.units(from, token.range().end(), convert.encoding());
      data[size + 3] = style.type();
      data[size + 4] = style.modifiers();
      size += SIZE;
      line = here;
      start = from;
    }
    return size == data.length ? data : Arrays.copyOf(data, size);
  }

  /**
   * A style in numbers of the legend.
   *
   * @param type -1 where the client does not know it
   */
  private record Numbers(int type, int modifiers) {}

  private Numbers numbers(Style style) {
    int bits = 0;
    for (Modifier modifier : style.modifiers()) {
      int bit = modifiers.indexOf(modifier);
      bits |= bit < 0 ? 0 : 1 << bit;
    }
    return new Numbers(types.indexOf(style.type()), bits);
  }

  /** The numbers as the protocol's library takes them. */
  public static List<Integer> list(int[] data) {
    return Ints.asList(data);
  }

  /** What of the numbers before has to be replaced: whole tokens, in one piece, or nothing. */
  public static List<SemanticTokensEdit> edits(int[] before, int[] after) {
    int common = Math.min(before.length, after.length);
    int first = Arrays.mismatch(before, after);
    if (first < 0) {
      return List.of();
    }
    first -= first % SIZE;
    int same = 0;
    while (same < common - first
        && before[before.length - 1 - same] == after[after.length - 1 - same]) {
      same++;
    }
    same -= same % SIZE;
    int[] data = Arrays.copyOfRange(after, first, after.length - same);
    return List.of(new SemanticTokensEdit(first, before.length - same - first, Ints.asList(data)));
  }
}
