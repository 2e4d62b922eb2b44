package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.yaml.YamlError;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FileRule} looks at: one file. What several rules need is found once. Used by one
 * thread, then thrown away.
 */
public final class FileContext {
  /** Whoever writes a longer one has it made by a program; rules read it several times. */
  private static final int LONGEST_SCRIPT = 200_000;

  private final FileId file;
  private final Taskfile taskfile;
  private final RuleSettings settings;
  private @Nullable ImmutableList<Variable> variables;
  private @Nullable ImmutableList<Variable> environment;
  private @Nullable ConstantVariables constants;
  private @Nullable ImmutableList<WrittenTemplate> templates;
  private final Map<TextRange, ScriptTemplate> scripts = new HashMap<>();
  private @Nullable RangeSet<Integer> broken;

  public FileContext(FileId file, Taskfile taskfile, RuleSettings settings) {
    this.file = file;
    this.taskfile = taskfile;
    this.settings = settings;
  }

  public FileId file() {
    return file;
  }

  public Taskfile taskfile() {
    return taskfile;
  }

  /** For rules that have more to set than a severity. */
  public RuleSettings settings() {
    return settings;
  }

  /** The global variables of the file, then those of its tasks. */
  ImmutableList<Variable> variables() {
    ImmutableList<Variable> known = variables;
    if (known == null) {
      ImmutableList.Builder<Variable> all = ImmutableList.builder();
      all.addAll(taskfile.vars());
      taskfile.tasks().forEach(task -> all.addAll(task.environment().vars()));
      known = all.build();
      variables = known;
    }
    return known;
  }

  /** What the file adds to the environment of all commands, then what its tasks add. */
  ImmutableList<Variable> environment() {
    ImmutableList<Variable> known = environment;
    if (known == null) {
      ImmutableList.Builder<Variable> all = ImmutableList.builder();
      all.addAll(taskfile.env());
      taskfile.tasks().forEach(task -> all.addAll(task.environment().env()));
      known = all.build();
      environment = known;
    }
    return known;
  }

  /** What the variables of the file are where they are constants. */
  ConstantVariables constants() {
    ConstantVariables known = constants;
    if (known == null) {
      known = new ConstantVariables(taskfile);
      constants = known;
    }
    return known;
  }

  /** The templates and expressions of the file that Task renders, each once. */
  ImmutableList<WrittenTemplate> templates() {
    ImmutableList<WrittenTemplate> known = templates;
    if (known == null) {
      known = WrittenTemplate.of(this);
      templates = known;
    }
    return known;
  }

  /** A text as a script, parsed once. Nothing is said of what is in a very long one. */
  ScriptTemplate script(Text text) {
    return scripts.computeIfAbsent(
        text.range(),
        _ -> ScriptTemplate.parse(text.value().length() > LONGEST_SCRIPT ? "" : text.value()));
  }

  /**
   * Whether no mistake in the YAML touches a range: what stands there may be one text with what
   * stands beside it else, and nothing is said of it.
   */
  boolean isWhole(TextRange range) {
    RangeSet<Integer> known = broken;
    if (known == null) {
      known = TreeRangeSet.create();
      for (YamlError error : taskfile.tree().errors()) {
        known.add(Range.closed(error.range().start(), error.range().end()));
      }
      broken = known;
    }
    return !known.intersects(Range.closed(range.start(), range.end()));
  }

  /** A finding of a rule with its own severity in the file. */
  Finding finding(Rule rule, TextRange range, String message) {
    return Finding.of(rule, file, range, message);
  }
}
