package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.template.functions.FunctionDoc;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** The functions of templates with their signatures. */
final class FunctionCandidates {
  /**
   * Those that most templates use, the first first; the others follow in the order of the table.
   */
  private static final ImmutableList<String> COMMON =
      ImmutableList.of(
          "default",
          "OS",
          "ARCH",
          "exeExt",
          "joinPath",
          "eq",
          "ne",
          "not",
          "and",
          "or",
          "index",
          "printf",
          "trim",
          "replace",
          "splitList",
          "splitLines",
          "join",
          "quote",
          "shellQuote",
          "toSlash",
          "fromSlash",
          "env",
          "list",
          "dict",
          "len",
          "now",
          "date");

  /** A word of an action that is no function is an error. */
  private static final ImmutableList<String> COMMITS = ImmutableList.of(" ", "|", ")");

  private static final ImmutableSet<Type> ANYTHING = ImmutableSet.of(Type.ANY, Type.VALUE);

  private FunctionCandidates() {}

  /** Offers functions that begin a command. */
  static void offer(CompletionSite site, String typed, Ranking ranking, int rank) {
    for (FunctionDoc function : FunctionTable.all()) {
      offer(site, typed, function, ranking, rank);
    }
  }

  /** Offers functions that need no arguments, and so can be one. */
  static void offerArguments(CompletionSite site, String typed, Ranking ranking, int rank) {
    for (FunctionDoc function : FunctionTable.all()) {
      if (function.parameters().isEmpty() || function.variadic()) {
        offer(site, typed, function, ranking, rank);
      }
    }
  }

  /**
   * Offers functions that take what stands before a bar as their last argument, before all others
   * those that take its type.
   *
   * @param piped the function before the bar; any other word is a value of unknown type
   */
  static void offerPiped(CompletionSite site, String typed, String piped, Ranking ranking) {
    FunctionDoc before = FunctionTable.find(piped);
    for (FunctionDoc function : FunctionTable.all()) {
      if (!function.parameters().isEmpty()) {
        Type last = function.parameters().getLast().type();
        boolean takes =
            before == null || ANYTHING.contains(last) || last.goName().equals(before.result());
        if (takes || !isText(before)) {
          offer(site, typed, function, ranking, takes ? 0 : COMMON.size());
        }
      }
    }
  }

  /** A text is no number: Go refuses it. */
  private static boolean isText(@Nullable FunctionDoc function) {
    return function != null && function.result().equals("string");
  }

  private static void offer(
      CompletionSite site, String typed, FunctionDoc function, Ranking ranking, int rank) {
    int common = COMMON.indexOf(function.name());
    int order = common >= 0 ? common : COMMON.size();
    int old = function.deprecated().isEmpty() ? 0 : 100;
    String signature = function.signature().substring(function.name().length());
    TextRange range = site.word(typed.length());
    ranking.offer(
        typed,
        function.name(),
        rank + order + old,
        () -> {
          Candidate candidate =
              new Candidate(
                      function.name(),
                      Candidate.Kind.FUNCTION,
                      signature,
                      "",
                      new Documentation.OfFunction(function.name()),
                      range,
                      function.name(),
                      null)
                  .withCommits(COMMITS);
          return old == 0 ? candidate : candidate.asDeprecated();
        });
  }
}
