package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.ProblemRule.Mends;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What mends problems of files. */
final class ProblemFixes {
  private static final String VERSION = "'3'";

  private ProblemFixes() {}

  /** The key that was probably meant, unless it is there as well. */
  static ImmutableList<Fix> renameKey(FileEdits file, Problem problem) {
    YamlMapping mapping = file.nodeAt(YamlMapping.class, problem.range().start());
    boolean there =
        mapping != null
            && mapping.entries().stream()
                .anyMatch(entry -> entry.keyText().equals(problem.suggestion()));
    return there || problem.suggestion().isEmpty()
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Rename to '" + problem.suggestion() + "'",
                new TextEdit(problem.range(), problem.suggestion())));
  }

  /** Without a key that changes nothing. */
  static ImmutableList<Fix> removeKey(FileEdits file, Problem problem) {
    return removal(file, problem, true);
  }

  /** Without the key or name, of which another one may be wrong. */
  static ImmutableList<Fix> offerRemoval(FileEdits file, Problem problem) {
    return removal(file, problem, false);
  }

  private static ImmutableList<Fix> removal(FileEdits file, Problem problem, boolean preferred) {
    TextEdit edit = file.withoutEntryAt(problem.range().start());
    String title = "Remove " + problem.range().in(file.text());
    return edit == null
        ? ImmutableList.of()
        : ImmutableList.of(preferred ? file.preferred(title, edit) : file.offered(title, edit));
  }

  static ImmutableList<Fix> removeElement(FileEdits file, Problem problem) {
    TextEdit edit = file.withoutItemAt(problem.range().start());
    return edit == null
        ? ImmutableList.of()
        : ImmutableList.of(file.preferred("Remove the empty element", edit));
  }

  static ImmutableList<Fix> addVersion(FileEdits file, Problem problem) {
    YamlEntry written = file.entryOf("version");
    boolean flow = file.tree().root() instanceof YamlMapping root && root.flow();
    String version = "version: " + VERSION;
    TextEdit edit;
    if (written == null) {
      String end = flow ? ", " : file.newline() + file.newline();
      edit = new TextEdit(TextRange.at(problem.range().start()), version + end);
    } else if (written.colon() >= 0) {
      int from = written.colon() + 1;
      edit =
          new TextEdit(new TextRange(from, Math.max(from, written.range().end())), " " + VERSION);
    } else {
      return ImmutableList.of();
    }
    return ImmutableList.of(file.preferred("Add version: '3'", edit));
  }

  static ImmutableList<Fix> versionThree(FileEdits file, Problem problem) {
    return ImmutableList.of(
        file.preferred("Write version: '3'", new TextEdit(problem.range(), VERSION)));
  }

  /** A value in quotes. */
  static ImmutableList<Fix> quote(FileEdits file, Problem problem) {
    YamlEntry key = file.entryAt(problem.range().start());
    return key != null || problem.range().isEmpty()
        ? ImmutableList.of()
        : ImmutableList.of(file.preferred("Put it in quotes", quoted(file, problem.range())));
  }

  private static TextEdit quoted(FileEdits file, TextRange range) {
    return new TextEdit(range, singleQuoted(range.in(file.text())));
  }

  private static String singleQuoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A command that YAML takes for a mapping, in quotes. */
  static ImmutableList<Fix> quoteCommand(FileEdits file, Problem problem) {
    YamlMapping mapping = file.nodeAt(YamlMapping.class, problem.range().start());
    return mapping == null
            || mapping.flow()
            || mapping.entries().size() != 1
            || mapping.entries().getFirst().keyText().indexOf(' ') < 0
            || !mapping.range().equals(problem.range())
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred("Put the command in quotes", quoted(file, mapping.range())));
  }

  /** A boolean without quotes; one value as a list of one. */
  static ImmutableList<Fix> otherKind(FileEdits file, Problem problem) {
    YamlScalar scalar = file.scalarAt(problem.range().start());
    if (scalar == null || !scalar.range().equals(problem.range())) {
      return ImmutableList.of();
    }
    String word = scalar.value().toLowerCase(Locale.ROOT);
    boolean bool = word.equals("true") || word.equals("false");
    if (problem.message().contains("must be true or false")) {
      return bool
          ? ImmutableList.of(
              file.preferred("Take away the quotes", new TextEdit(scalar.range(), word)))
          : ImmutableList.of();
    }
    boolean oneLine = scalar.style() != ScalarStyle.LITERAL && scalar.style() != ScalarStyle.FOLDED;
    if (!problem.message().contains("must be a list") || !oneLine) {
      return ImmutableList.of();
    }
    boolean safe =
        scalar.style() != ScalarStyle.PLAIN || PlainScalar.isPlain(scalar.source(), true);
    String element = safe ? scalar.source() : singleQuoted(scalar.value());
    return ImmutableList.of(
        file.preferred("Make it a list", new TextEdit(scalar.range(), "[" + element + "]")));
  }

  /** The word that was probably meant, of some. */
  static Mends nearest(List<String> words) {
    return (file, problem) -> {
      YamlScalar scalar = file.scalarAt(problem.range().start());
      String near = scalar == null ? null : near(scalar.value(), words);
      return scalar == null || near == null
          ? ImmutableList.of()
          : ImmutableList.of(file.preferred("Write '" + near + "'", replaced(scalar, near)));
    };
  }

  private static @Nullable String near(String value, List<String> words) {
    String lower = value.toLowerCase(Locale.ROOT);
    return words.contains(lower) ? lower : Similar.nearest(value, words);
  }

  /** Another value in the same quotes. */
  private static TextEdit replaced(YamlScalar scalar, String value) {
    String quote =
        switch (scalar.style()) {
          case SINGLE_QUOTED -> "'";
          case DOUBLE_QUOTED -> "\"";
          case PLAIN, LITERAL, FOLDED -> "";
        };
    return new TextEdit(scalar.range(), quote + value + quote);
  }

  /** A platform in small letters. */
  static ImmutableList<Fix> platform(FileEdits file, Problem problem) {
    YamlScalar scalar = file.scalarAt(problem.range().start());
    int quote = problem.message().lastIndexOf("such as '");
    return scalar == null || quote < 0
        ? ImmutableList.of()
        : nearest(
                List.of(
                    problem
                        .message()
                        .substring(quote + "such as '".length(), problem.message().length() - 1)))
            .of(file, problem);
  }

  /** A number as a duration of so many seconds. */
  static ImmutableList<Fix> seconds(FileEdits file, Problem problem) {
    YamlScalar scalar = file.scalarAt(problem.range().start());
    return scalar == null || !scalar.value().matches("[1-9][0-9]{0,8}")
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Write " + scalar.value() + "s", replaced(scalar, scalar.value() + "s")));
  }

  /** The command itself as the value of {@code defer}. */
  static ImmutableList<Fix> deferCommand(FileEdits file, Problem problem) {
    YamlEntry defer = file.entryAt(problem.range().start());
    if (defer == null
        || !(defer.value() instanceof YamlMapping mapping)
        || mapping.entries().size() != 1
        || !mapping.entries().getFirst().keyText().equals("cmd")
        || !(mapping.entries().getFirst().value() instanceof YamlScalar cmd)
        || cmd.style() == ScalarStyle.LITERAL
        || cmd.style() == ScalarStyle.FOLDED) {
      return ImmutableList.of();
    }
    TextRange all = new TextRange(defer.colon() + 1, mapping.range().end());
    return ImmutableList.of(
        file.preferred("Write the command without 'cmd'", new TextEdit(all, " " + cmd.source())));
  }

  /** A pattern that is excluded. */
  static ImmutableList<Fix> exclude(FileEdits file, Problem problem) {
    YamlScalar scalar = file.scalarAt(problem.range().start());
    if (scalar == null || !scalar.value().startsWith("!")) {
      return ImmutableList.of();
    }
    String entry = "exclude: " + singleQuoted(scalar.value().substring(1));
    boolean block =
        file.text().substring(file.lineStart(scalar.range().start())).strip().startsWith("-");
    return ImmutableList.of(
        file.preferred(
            "Write 'exclude'", new TextEdit(scalar.range(), block ? entry : "{" + entry + "}")));
  }

  /** A mapping as the value of a variable. */
  static ImmutableList<Fix> wrapInMap(FileEdits file, Problem problem) {
    YamlEntry inner = file.entryAt(problem.range().start());
    YamlMapping mapping = inner == null ? null : file.mappingOf(inner);
    if (!problem.suggestion().equals("map") || mapping == null) {
      return renameKey(file, problem);
    }
    String written = mapping.range().in(file.text());
    String title = "Write it under 'map'";
    if (mapping.flow()) {
      return ImmutableList.of(
          file.preferred(title, new TextEdit(mapping.range(), "{map: " + written + "}")));
    }
    int start = mapping.range().start();
    String indent = file.indent(start);
    if (!file.text().substring(file.lineStart(start), start).equals(indent)) {
      return ImmutableList.of();
    }
    String deeper =
        String.join(
            "\n",
            Arrays.stream(written.split("\n", -1))
                .map(line -> line.isBlank() ? line : "  " + line)
                .toList());
    return ImmutableList.of(
        file.preferred(
            title, new TextEdit(mapping.range(), "map:" + file.newline() + indent + deeper)));
  }

  /** A folder as what is included. */
  static ImmutableList<Fix> dirAsTaskfile(FileEdits file, Problem problem) {
    YamlEntry include = file.entryAt(problem.range().start());
    YamlEntry dir =
        include != null && include.value() instanceof YamlMapping mapping
            ? mapping.entry("dir")
            : null;
    return dir == null
        ? ImmutableList.of()
        : ImmutableList.of(
            file.offered(
                "Rename 'dir' to 'taskfile'", new TextEdit(dir.key().range(), "taskfile")));
  }

  /** The name of an anchor that was probably meant. */
  static ImmutableList<Fix> renameAlias(FileEdits file, Problem problem) {
    return problem.suggestion().isEmpty()
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Write '*" + problem.suggestion() + "'",
                new TextEdit(problem.range(), "*" + problem.suggestion())));
  }
}
