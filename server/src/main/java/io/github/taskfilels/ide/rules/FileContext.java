package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
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
