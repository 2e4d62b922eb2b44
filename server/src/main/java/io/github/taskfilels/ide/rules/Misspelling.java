package io.github.taskfilels.ide.rules;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of variables that are nearly those of others. */
final class Misspelling {
  private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
  private static final Pattern MEANT = Pattern.compile("did you mean '([A-Za-z0-9_]+)'\\?");

  /** Shorter names are like each other by chance. */
  private static final int SHORTEST = 5;

  private Misspelling() {}

  /** The name that is meant; null for none. Names that differ in digits or by an s are apart. */
  static @Nullable String of(String name, Iterable<String> known) {
    String nearest = name.length() < SHORTEST ? null : Similar.nearest(name, known);
    return nearest == null || plain(nearest).equals(plain(name)) ? null : nearest;
  }

  private static String plain(String name) {
    String plain = DIGITS.removeFrom(name);
    return plain.endsWith("s") || plain.endsWith("S")
        ? plain.substring(0, plain.length() - 1)
        : plain;
  }

  /** What is told of a name that nothing sets; null where no other one is meant. */
  static @Nullable String message(String name, @Nullable String meant) {
    return meant == null ? null : "nothing sets '" + name + "'; did you mean '" + meant + "'?";
  }

  /** Writes what the message of a finding names. */
  static ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    Matcher meant = MEANT.matcher(finding.message());
    return file == null || !meant.find()
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Write '" + meant.group(1) + "'", new TextEdit(finding.range(), meant.group(1))));
  }
}
