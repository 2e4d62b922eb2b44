package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The namespaces with which a name begins, whatever stands behind them: a template, a task that is
 * not there, or one of a file that cannot be read.
 */
final class WrittenNamespaces {
  private final IncludeGraph graph;
  private final String name;
  private final boolean byAlias;
  private final SetMultimap<TextRange, Symbol> found = LinkedHashMultimap.create();
  private final Set<Spot> seen = new HashSet<>();

  /** Where the rest of the name stands in the table of a file. */
  private record Spot(FileId file, int at) {}

  private WrittenNamespaces(IncludeGraph graph, String name, boolean byAlias) {
    this.graph = graph;
    this.name = name;
    this.byAlias = byAlias;
  }

  /** Those of a call in a file, by their ranges in the name; colons before it lead up. */
  static SetMultimap<TextRange, Symbol> ofCall(IncludeGraph graph, FileId file, String name) {
    WrittenNamespaces namespaces = new WrittenNamespaces(graph, name, true);
    Set<FileId> files = ImmutableSet.of(file);
    int at = 0;
    while (name.startsWith(":", at)) {
      Set<FileId> above =
          files.stream()
              .flatMap(below -> graph.includers(below).stream())
              .map(IncludeEdge::from)
              .collect(ImmutableSet.toImmutableSet());
      files = above.isEmpty() ? files : above;
      at++;
    }
    for (FileId start : files) {
      namespaces.below(new Spot(start, at));
    }
    return namespaces.found;
  }

  /** Those of an entry of {@code excludes}, which knows no aliases. */
  static SetMultimap<TextRange, Symbol> ofExclude(IncludeGraph graph, FileId target, String name) {
    WrittenNamespaces namespaces = new WrittenNamespaces(graph, name, false);
    namespaces.below(new Spot(target, 0));
    return namespaces.found;
  }

  private void below(Spot spot) {
    if (!seen.add(spot)) {
      return;
    }
    int longest = 0;
    for (IncludeEdge edge : graph.includes(spot.file())) {
      longest = Math.max(longest, written(edge.entry(), spot.at()).length());
    }
    for (IncludeEdge edge : graph.includes(spot.file())) {
      String written = written(edge.entry(), spot.at());
      FileId to = edge.to();
      boolean here = longest > 0 && written.length() == longest;
      if (here) {
        add(edge, new TextRange(spot.at(), spot.at() + longest), written);
      }
      if (to != null && (here || edge.entry().flatten())) {
        below(new Spot(to, here ? spot.at() + longest + 1 : spot.at()));
      }
    }
  }

  private void add(IncludeEdge edge, TextRange range, String written) {
    Symbol include = new Symbol.Include(edge.from(), edge.index());
    found.put(range, include);
    if (!written.equals(edge.entry().namespace())) {
      found.put(range, new Symbol.Alias(include, written));
    }
  }

  /** The longest name of an include that stands there before a colon; empty for none. */
  private String written(IncludeEntry include, int at) {
    if (include.flatten()) {
      return "";
    }
    String longest = longest("", include.namespace(), at);
    for (String alias : byAlias ? include.aliases() : List.<String>of()) {
      longest = longest(longest, alias, at);
    }
    return longest;
  }

  private String longest(String known, String other, int at) {
    return other.length() > known.length() && name.startsWith(other + ":", at) ? other : known;
  }
}
