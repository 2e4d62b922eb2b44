package io.github.taskfilels.ide.rename;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.ide.LinkedEditing;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.rename.RenameTarget.Kind;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a name may look like. */
final class NewName {
  /** A key in one line is no longer. Source: YAML 1.2.2, 7.4.2. */
  private static final int LONGEST = 1_000;

  private static final CharMatcher CONTROL = CharMatcher.javaIsoControl();
  private static final CharMatcher COLON = CharMatcher.is(':');
  private static final CharMatcher STAR = CharMatcher.is('*');
  private static final Pattern ANCHOR = Pattern.compile(LinkedEditing.NAME);

  /** What a template reads as a field. */
  private static final Pattern FIELD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*");

  private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private NewName() {}

  /**
   * Refuses a name that would not be read as one.
   *
   * @param exported whether scripts read it as a variable
   */
  static void check(Kind kind, String old, String name, boolean exported)
      throws RenameRefusedException {
    String wrong =
        switch (kind) {
          case TASK, ALIAS, NAMESPACE -> ofTasks(kind, old, name);
          case VARIABLE, ENVIRONMENT -> ofVariables(kind, name, exported);
          case ANCHOR -> ANCHOR.matcher(name).matches() ? null : "may hold A-Z a-z 0-9 _ and -";
          case TEMPLATE ->
              name.isBlank() || CharMatcher.anyOf("\"`\\{}").or(CONTROL).matchesAnyOf(name)
                  ? "may hold no quotes, backslashes and braces, and must not be empty"
                  : null;
        };
    if (wrong != null) {
      throw new RenameRefusedException(
          Reason.INVALID, "'" + name + "' cannot be the name: it " + wrong + "; choose another");
    }
  }

  private static @Nullable String ofTasks(Kind kind, String old, String name) {
    if (name.isBlank()) {
      return "is empty";
    }
    if (!name.equals(name.strip())) {
      return "begins or ends with a blank";
    }
    if (name.length() > LONGEST) {
      return "is longer than " + LONGEST + " characters";
    }
    if (CONTROL.matchesAnyOf(name)) {
      return "holds a line break or another control character";
    }
    if (name.contains("{{") || name.contains("}}")) {
      return "holds the marks of a template";
    }
    // A key may begin with colons that take it out of its namespace; they have to stay.
    String out = old.substring(0, COLON.negate().indexIn(old + "."));
    String inner = name.startsWith(out) ? name.substring(out.length()) : "";
    if (inner.isEmpty()) {
      return "does not begin with " + out + " as before";
    }
    if (inner.startsWith(":") || inner.endsWith(":") || inner.contains("::")) {
      return "has a colon that stands between no two names";
    }
    if (name.startsWith("-")) {
      return "would be a flag on the command line";
    }
    if (name.indexOf('=') >= 0) {
      return "would be a variable on the command line";
    }
    int stars = kind == Kind.TASK ? STAR.countIn(old) : 0;
    return STAR.countIn(name) == stars
        ? null
        : "has other wildcards than before, so that it would match other names";
  }

  private static @Nullable String ofVariables(Kind kind, String name, boolean exported) {
    if (SpecialVariable.find(name) != null) {
      return "is set by Task itself";
    }
    boolean shell = exported || kind == Kind.ENVIRONMENT;
    return (shell ? SHELL_NAME : FIELD).matcher(name).matches()
        ? null
        : "has to be made of letters, digits and _, and to begin with no digit";
  }
}
