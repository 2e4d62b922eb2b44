package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.shell.WordPart.Literal;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shell does first with a word: <code>a{b,c}</code> becomes {@code ab} and {@code ac},
 * <code>{1..3}</code> becomes {@code 1}, {@code 2} and {@code 3}. It needs no values of variables,
 * and what is quoted or expanded takes no part in it but as a whole.
 */
public final class BraceExpansion {
  /** So many words Task makes of one, at most. */
  public static final int MOST_WORDS = 16 << 10;

  private final Word word;
  private final ImmutableList.Builder<Word> words = ImmutableList.builder();
  private int count;

  private BraceExpansion(Word word) {
    this.word = word;
  }

  /**
   * The words that braces make of a word; itself where it has none. Each has the range of the
   * whole, and parts that stand in it here and there. Null where there would be more than {@link
   * #MOST_WORDS}.
   */
  public static @Nullable ImmutableList<Word> expand(Word word) {
    boolean braces = false;
    for (WordPart part : word.parts()) {
      braces |= part instanceof Literal literal && literal.value().indexOf('{') >= 0;
    }
    if (!braces) {
      return ImmutableList.of(word);
    }
    BraceExpansion expansion = new BraceExpansion(word);
    return expansion.expand(atoms(word)) ? expansion.words.build() : null;
  }

  /** The parts of a word with a literal for each character. */
  private static List<WordPart> atoms(Word word) {
    List<WordPart> atoms = new ArrayList<>();
    for (WordPart part : word.parts()) {
      if (part instanceof Literal literal) {
        int start = literal.range().start();
        for (int i = 0; i < literal.value().length(); i++) {
          TextRange range = new TextRange(start + i, start + i + 1);
          atoms.add(new Literal(range, literal.value().substring(i, i + 1)));
        }
      } else {
        atoms.add(part);
      }
    }
    return atoms;
  }

  private boolean expand(List<WordPart> atoms) {
    Budget.steps(atoms.size());
    for (int open = 0; open < atoms.size(); open++) {
      if (!is(atoms.get(open), "{")) {
        continue;
      }
      List<Integer> commas = new ArrayList<>();
      int close = close(atoms, open, commas);
      List<List<WordPart>> elements = close < 0 ? List.of() : elements(atoms, open, close, commas);
      if (!elements.isEmpty()) {
        for (List<WordPart> element : elements) {
          List<WordPart> all = new ArrayList<>(atoms.subList(0, open));
          all.addAll(element);
          all.addAll(atoms.subList(close + 1, atoms.size()));
          if (!expand(all)) {
            return false;
          }
        }
        return true;
      }
    }
    words.add(new Word(word.range(), ImmutableList.copyOf(atoms)));
    return ++count <= MOST_WORDS;
  }

  private static boolean is(WordPart part, String text) {
    return part instanceof Literal literal && literal.value().equals(text);
  }

  private static int close(List<WordPart> atoms, int open, List<Integer> commas) {
    int depth = 0;
    for (int i = open; i < atoms.size(); i++) {
      if (is(atoms.get(i), "{")) {
        depth++;
      } else if (is(atoms.get(i), "}")) {
        depth--;
        if (depth == 0) {
          return i;
        }
      } else if (depth == 1 && is(atoms.get(i), ",")) {
        commas.add(i);
      }
    }
    return -1;
  }

  private static List<List<WordPart>> elements(
      List<WordPart> atoms, int open, int close, List<Integer> commas) {
    if (commas.isEmpty()) {
      return sequence(atoms.subList(open, close + 1));
    }
    List<List<WordPart>> elements = new ArrayList<>();
    int from = open + 1;
    for (int comma : commas) {
      elements.add(atoms.subList(from, comma));
      from = comma + 1;
    }
    elements.add(atoms.subList(from, close));
    return elements;
  }

  /** {@code 1..9}, {@code a..e}, with {@code ..STEP}; empty where it is none of these. */
  private static List<List<WordPart>> sequence(List<WordPart> braces) {
    StringBuilder inside = new StringBuilder();
    for (WordPart part : braces.subList(1, braces.size() - 1)) {
      if (!(part instanceof Literal literal)) {
        return List.of();
      }
      inside.append(literal.value());
    }
    String[] ends = inside.toString().split("\\.\\.", -1);
    if (ends.length < 2 || ends.length > 3) {
      return List.of();
    }
    boolean numbers = ends[0].matches("-?\\d{1,9}") && ends[1].matches("-?\\d{1,9}");
    boolean letters = ends[0].matches("[A-Za-z]") && ends[1].matches("[A-Za-z]");
    if ((!numbers && !letters) || (ends.length == 3 && !ends[2].matches("-?\\d{1,9}"))) {
      return List.of();
    }
    TextRange range = TextRange.covering(braces.getFirst().range(), braces.getLast().range());
    int from = numbers ? Integer.parseInt(ends[0]) : ends[0].charAt(0);
    int to = numbers ? Integer.parseInt(ends[1]) : ends[1].charAt(0);
    int step = ends.length == 3 ? Math.max(1, Math.abs(Integer.parseInt(ends[2]))) : 1;
    List<List<WordPart>> values = new ArrayList<>();
    for (int i = from;
        (from <= to ? i <= to : i >= to) && values.size() <= MOST_WORDS;
        i += from <= to ? step : -step) {
      String value = numbers ? Integer.toString(i) : Character.toString(i);
      values.add(List.of(new Literal(range, value)));
    }
    return values;
  }
}
