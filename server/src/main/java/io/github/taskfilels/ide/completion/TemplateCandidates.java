package io.github.taskfilels.ide.completion;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.ReadVariables;
import io.github.taskfilels.ide.symbol.TemplateCursor;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in templates: variables and their fields, functions, keywords. */
final class TemplateCandidates {
  private static final ImmutableList<String> OPENING =
      ImmutableList.of("if", "range", "with", "define", "template", "block");
  private static final ImmutableSet<String> LOOPS = ImmutableSet.of("range");

  private static final CharMatcher WILDCARD = CharMatcher.is('*');

  /** Before the variables. */
  private static final int MATCHES = 60;

  /** Behind the variables. */
  private static final int FUNCTIONS = 1_000;

  private final CompletionSite site;
  private final TemplateCursor cursor;
  private final Ranking ranking;

  private TemplateCandidates(CompletionSite site, TemplateCursor cursor, Ranking ranking) {
    this.site = site;
    this.cursor = cursor;
    this.ranking = ranking;
  }

  static void offer(CompletionSite site, TemplateCursor cursor, Ranking ranking) {
    new TemplateCandidates(site, cursor, ranking).offer();
  }

  private void offer() {
    String word = cursor.word();
    switch (cursor.position()) {
      case ACTION -> {
        keywords();
        matches();
        variables(true);
        FunctionCandidates.offer(site, word, ranking, FUNCTIONS);
      }
      case COMMAND -> {
        matches();
        variables(true);
        FunctionCandidates.offer(site, word, ranking, FUNCTIONS);
      }
      case ARGUMENT -> {
        variables(true);
        FunctionCandidates.offerArguments(site, word, ranking, FUNCTIONS);
      }
      case PIPED -> FunctionCandidates.offerPiped(site, word, cursor.piped(), ranking);
      case FIELD -> fields();
      case VARIABLE -> cursor.variables().forEach(name -> variable(name, "", name, 0));
      case NOTHING -> {}
    }
  }

  private void keywords() {
    if (!cursor.open().isEmpty()) {
      keyword("end", 0);
      keyword("else", 1);
    }
    if (cursor.open().stream().anyMatch(LOOPS::contains)) {
      keyword("break", 2);
      keyword("continue", 3);
    }
    for (String keyword : OPENING) {
      keyword(keyword, FUNCTIONS - OPENING.size() + OPENING.indexOf(keyword));
    }
  }

  private void keyword(String keyword, int rank) {
    TextRange range = site.word(cursor.word().length());
    ranking.offer(
        cursor.word(),
        keyword,
        rank,
        () -> new Candidate(keyword, Candidate.Kind.KEYWORD, "", "", null, range, keyword, null));
  }

  /** What stands for each wildcard of the task's name or of an alias. */
  private void matches() {
    Task task = site.task();
    if (task == null || !cursor.rootDot()) {
      return;
    }
    int wildcards = WILDCARD.countIn(task.name());
    for (Text alias : task.description().aliases()) {
      wildcards = Math.max(wildcards, WILDCARD.countIn(alias.value()));
    }
    TextRange range = site.word(cursor.word().length());
    for (int i = 0; i < wildcards; i++) {
      String match = "index .MATCH " + i;
      ranking.offer(
          cursor.word(),
          match,
          MATCHES + i,
          () ->
              new Candidate(
                  match,
                  Candidate.Kind.VARIABLE,
                  "",
                  "of " + task.name(),
                  new Documentation.OfSpecial("MATCH"),
                  range,
                  match,
                  null));
    }
  }

  private void fields() {
    if (!cursor.rootDot()) {
      return;
    }
    if (cursor.owner().isEmpty()) {
      variables(false);
      return;
    }
    int rank = 0;
    for (String name : loopFields()) {
      variable(name, "", name, rank++);
    }
    for (String name : VisibleVariables.fields(site, cursor.owner())) {
      variable(name, "", name, rank++);
    }
  }

  /** The fields of the loop variable: the rows of a matrix, or the keys of the elements. */
  private List<String> loopFields() {
    Loop loop = loop();
    if (loop == null
        || cursor.owner().size() != 1
        || !cursor.owner().getFirst().equals(loopVariable(loop))) {
      return List.of();
    }
    return switch (loop) {
      case Loop.Matrix matrix -> matrix.rows().stream().map(Loop.Row::name).toList();
      case Loop.Values values when first(values) instanceof Map<?, ?> map ->
          map.keySet().stream().map(String::valueOf).toList();
      default -> List.of();
    };
  }

  private static @Nullable Object first(Loop.Values values) {
    return values.values().isEmpty() ? null : values.values().getFirst();
  }

  private static String loopVariable(Loop loop) {
    Text as =
        switch (loop) {
          case Loop.Matrix matrix -> matrix.as();
          case Loop.Var var -> var.as();
          default -> null;
        };
    return as == null ? "ITEM" : as.value();
  }

  /** The loop around the cursor; null for none. */
  private @Nullable Loop loop() {
    Task task = site.task();
    if (task == null) {
      return null;
    }
    for (Command command : task.cmds()) {
      if (command.loop() != null && command.range().touches(site.offset())) {
        return command.loop();
      }
    }
    for (Dep dep : task.deps()) {
      if (dep.loop() != null && dep.range().touches(site.offset())) {
        return dep.loop();
      }
    }
    return null;
  }

  /**
   * All variables, the nearest first; of those as near, what the task and the file read most often.
   *
   * @param dotted whether the dot is still to be written
   */
  private void variables(boolean dotted) {
    if (dotted && !cursor.word().isEmpty()) {
      // A word without a dot is a function or a keyword, but may be a variable whose dot is
      // missing.
      offerVariables("", ".", FUNCTIONS * 2);
      return;
    }
    offerVariables(dotted ? "." : "", dotted ? "." : "", 100);
  }

  private void offerVariables(String shown, String written, int rank) {
    String dot = written.isEmpty() || cursor.rootDot() ? written : "$.";
    Loop loop = loop();
    if (loop != null) {
      variable(
          shown + loopVariable(loop),
          "the element of the loop",
          dot + loopVariable(loop),
          rank - 60);
    }
    ImmutableMultiset<String> inTask =
        ReadVariables.of(site.snapshot(), site.file(), site.taskName());
    ImmutableMultiset<String> inFile = ReadVariables.of(site.snapshot(), site.file(), null);
    int order = 0;
    for (VisibleVariables.Visible visible : VisibleVariables.of(site)) {
      String name = visible.name();
      int used = Math.min(30, 3 * inTask.count(name) + inFile.count(name));
      int far = visible.special() ? 40 : Math.min(30, order++ / 8);
      Documentation documentation =
          visible.special()
              ? new Documentation.OfSpecial(name)
              : new Documentation.OfVariable(site.file(), site.taskName(), name);
      variable(
          shown + name,
          visible.value(),
          visible.origin(),
          documentation,
          dot + name,
          rank + far - used);
    }
    for (String name : inFile.elementSet()) {
      variable(shown + name, "read in this file", dot + name, rank + 50);
    }
    for (String name : site.snapshot().environment().keySet()) {
      if (!name.isEmpty() && Character.isLetter(name.charAt(0))) {
        variable(shown + name, "environment", dot + name, rank + 60);
      }
    }
  }

  private void variable(String label, String origin, String text, int rank) {
    variable(label, "", origin, null, text, rank);
  }

  private void variable(
      String label,
      String value,
      String origin,
      @Nullable Documentation documentation,
      String text,
      int rank) {
    TextRange range = site.word(cursor.word().length());
    ranking.offer(
        cursor.word(),
        label,
        rank,
        () ->
            new Candidate(
                label,
                cursor.owner().isEmpty() ? Candidate.Kind.VARIABLE : Candidate.Kind.FIELD,
                value,
                origin,
                documentation,
                range,
                text,
                null));
  }
}
