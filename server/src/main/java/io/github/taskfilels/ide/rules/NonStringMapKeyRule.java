package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of maps that are no texts. */
public final class NonStringMapKeyRule implements FileRule {
  /** Deeper values are left alone. */
  private static final int DEEPEST = 100;

  @Override
  public String id() {
    return "non-string-map-key";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A key in the map of a variable that YAML reads as a number, a boolean or null. In quotes"
            + " it is a text; templates then ask for it as one.",
        "Cannot loop over such a map, gives an empty text for it by `toJson`, and stops where"
            + " `keys`, `get` and the like are given one.",
        """
        version: '3'
        vars:
          PORTS:
            map: {80: http, 443: https}
        #         ^^
        #                   ^^^
        tasks:
          show:
            cmds:
              - for: {var: PORTS}
                cmd: echo {{.KEY}} {{.ITEM}}
        """,
        """
        version: '3'
        vars:
          PORTS:
            map: {'80': http, '443': https}
        tasks:
          show:
            cmds:
              - for: {var: PORTS}
                cmd: echo {{.KEY}} {{.ITEM}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    FileEdits file = new FileEdits(context.file(), context.taskfile().tree());
    for (Variable variable : Iterables.concat(context.variables(), context.environment())) {
      if (isOdd(variable.value(), 0)) {
        YamlEntry entry = file.entryAt(variable.nameRange().start());
        if (entry != null) {
          check(context, entry.value(), 0, findings);
        }
      }
    }
    return findings.build();
  }

  private static boolean isOdd(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String) || isOdd(entry.getValue(), depth + 1)) {
          return true;
        }
      }
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        if (isOdd(element, depth + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private void check(
      FileContext context,
      @Nullable YamlNode node,
      int depth,
      ImmutableList.Builder<Finding> findings) {
    if (depth > DEEPEST) {
      return;
    }
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (entry.key() instanceof YamlScalar key && key.type() != ScalarType.STRING) {
          String message = "this key is no text, which templates and loops need; put it in quotes";
          findings.add(context.finding(this, key.range(), message));
        }
        check(context, entry.value(), depth + 1, findings);
      }
    } else if (node instanceof YamlSequence sequence) {
      for (YamlItem item : sequence.items()) {
        check(context, item.value(), depth + 1, findings);
      }
    }
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    return file == null || finding.range().isEmpty()
        ? ImmutableList.of()
        : ImmutableList.of(
            file.preferred(
                "Put the key in quotes",
                new TextEdit(finding.range(), "'" + finding.range().in(file.text()) + "'")));
  }
}
