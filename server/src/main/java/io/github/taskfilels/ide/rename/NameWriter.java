package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rename.Renames.Change;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new name where the old one stands, as the place demands: escaped inside of quotes, as it
 * is in a block; what was written without quotes gets them where it needs them.
 */
final class NameWriter {
  private static final String MERGE = "<<";

  private final YamlTree tree;
  private final String newName;

  private NameWriter(YamlTree tree, String newName) {
    this.tree = tree;
    this.newName = newName;
  }

  /** The edits of one file, in order of position; they do not overlap. */
  static ImmutableList<Change> changes(YamlTree tree, List<NameSite> sites, String newName) {
    NameWriter writer = new NameWriter(tree, newName);
    Map<TextRange, List<NameSite>> inScalars = new LinkedHashMap<>();
    ImmutableList.Builder<Change> changes = ImmutableList.builder();
    for (NameSite site : sites) {
      YamlScalar scalar = writer.scalar(site.range());
      if (scalar == null) {
        changes.add(writer.change(site, site.text(newName)));
      } else {
        inScalars.computeIfAbsent(scalar.range(), any -> new ArrayList<>()).add(site);
      }
    }
    for (List<NameSite> inOne : inScalars.values()) {
      YamlScalar scalar = writer.scalar(inOne.getFirst().range());
      if (scalar != null) {
        changes.addAll(writer.inScalar(scalar, inOne));
      }
    }
    return ImmutableList.sortedCopyOf(
        (one, other) -> one.edit().range().compareTo(other.edit().range()), changes.build());
  }

  private @Nullable YamlScalar scalar(TextRange range) {
    Object node = Iterables.getLast(tree.pathTo(range.start()), null);
    return node instanceof YamlScalar scalar && scalar.range().covers(range) ? scalar : null;
  }

  private Change change(NameSite site, String text) {
    return new Change(new TextEdit(site.range(), text), site.sure());
  }

  private List<Change> inScalar(YamlScalar scalar, List<NameSite> sites) {
    return switch (scalar.style()) {
      case SINGLE_QUOTED -> each(sites, text -> text.replace("'", "''"));
      case DOUBLE_QUOTED -> each(sites, NameWriter::doubleQuoted);
      case PLAIN -> plain(scalar, sites);
      case LITERAL, FOLDED -> each(sites, text -> text);
    };
  }

  private List<Change> each(List<NameSite> sites, UnaryOperator<String> written) {
    return sites.stream().map(site -> change(site, written.apply(site.text(newName)))).toList();
  }

  private static String doubleQuoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private List<Change> plain(YamlScalar scalar, List<NameSite> sites) {
    List<Change> changes = each(sites, text -> text);
    int start = scalar.range().start();
    String text =
        TextEdit.apply(
            scalar.source(),
            changes.stream()
                .map(Change::edit)
                .map(edit -> new TextEdit(edit.range().shift(-start), edit.newText()))
                .toList());
    boolean fits =
        !scalar.isPlainWord()
            || (PlainScalar.isPlain(text, inFlow(scalar.range()))
                && ScalarType.ofPlain(text) != ScalarType.NULL
                && !text.equals(MERGE));
    return fits
        ? changes
        : List.of(
            new Change(
                new TextEdit(scalar.range(), "'" + text.replace("'", "''") + "'"),
                sites.stream().allMatch(NameSite::sure)));
  }

  /** Whether brackets or braces stand around a range. */
  private boolean inFlow(TextRange range) {
    for (Object node : tree.pathTo(range.start())) {
      int start =
          switch (node) {
            case YamlMapping mapping -> mapping.range().start();
            case YamlSequence sequence -> sequence.range().start();
            default -> -1;
          };
      if (start >= 0
          && start < tree.text().length()
          && "{[".indexOf(tree.text().charAt(start)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
