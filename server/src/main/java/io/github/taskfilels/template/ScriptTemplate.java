package io.github.taskfilels.template;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.shell.OpaquePiece;
import io.github.taskfilels.shell.ShellParser;
import io.github.taskfilels.shell.ShellScript;

/**
 * A script with template actions in it, as it stands in a Taskfile. An action that prints something
 * is a piece of a word, whatever is in it; all others, and the blanks that a dash trims, are not
 * there for the shell. Of branches the shell sees all, one behind the other.
 *
 * @param template the text as a template
 * @param script the text as a script
 * @param branches whether what the shell gets depends on {@code if}, {@code with} or {@code range}:
 *     an error of the script need not be one of Task then
 */
public record ScriptTemplate(Template template, ShellScript script, boolean branches) {

  /** So many actions that are not closed end with their line; each may cost the whole text. */
  private static final int MOST_UNCLOSED = 10;

  private static final RecentTexts<ScriptTemplate> SCRIPTS = new RecentTexts<>();

  /** Reads any text. Never throws; needs time linear in the length. */
  public static ScriptTemplate parse(String text) {
    return SCRIPTS.get(text, ScriptTemplate::read);
  }

  private static ScriptTemplate read(String text) {
    Template template = Template.parse(text);
    if (!Template.isTemplate(text)) {
      return new ScriptTemplate(template, ShellParser.parse(text), false);
    }
    Pieces pieces = pieces(template);
    ShellScript script = ShellParser.parse(text, pieces.found());
    return new ScriptTemplate(template, script, pieces.branches());
  }

  /** What of a template the shell does not read. */
  static Pieces pieces(Template template) {
    PieceFinder finder = new PieceFinder(template.source());
    Template rest = template;
    for (int tries = 0; rest != null; tries++) {
      int line = finder.read(rest, tries < MOST_UNCLOSED);
      rest = line < 0 ? null : Template.parse(template.source().substring(line));
    }
    return new Pieces(ImmutableList.copyOf(finder.found), finder.branches);
  }

  /**
   * The pieces of a text.
   *
   * @param found in order
   * @param branches as {@link ScriptTemplate#branches}
   */
  record Pieces(ImmutableList<OpaquePiece> found, boolean branches) {}

  /** What of a text the shell does not read, in order. */
  public static ImmutableList<OpaquePiece> pieces(String text) {
    return Template.isTemplate(text) ? pieces(Template.parse(text)).found() : ImmutableList.of();
  }
}
