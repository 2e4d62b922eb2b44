package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.SymbolReferences.Place;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.rename.RenameTarget.Kind;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New names for tasks, aliases, namespaces, variables, anchors and named templates, in all files
 * that includes connect. Refused where it could not be done everywhere, or where some name would
 * mean something else afterwards.
 */
public final class Renames {
  private Renames() {}

  /**
   * What would be renamed.
   *
   * @param range where it stands under the cursor
   * @param name its present name
   */
  public record Target(TextRange range, String name) {}

  /**
   * An edit.
   *
   * @param sure whether what is edited surely is the name; if not, somebody should look at it
   */
  public record Change(TextEdit edit, boolean sure) {}

  /**
   * What has to be done.
   *
   * @param changes by file, in order of position; they do not overlap
   * @param left places that may name the same and are left as they are
   */
  public record Result(
      ImmutableMap<FileId, ImmutableList<Change>> changes, ImmutableList<String> left) {}

  /** What a rename at an offset would be about; null where there is nothing with a name. */
  public static @Nullable Target target(Snapshot snapshot, FileId file, int offset)
      throws RenameRefusedException {
    RenameTarget target = RenameTarget.at(snapshot, file, offset);
    return target == null ? null : new Target(target.range(), target.name());
  }

  /**
   * Gives a new name to what stands at an offset.
   *
   * @param guesses whether changes that are not {@link Change#sure} are among the result
   */
  public static Result rename(
      Snapshot snapshot, FileId file, int offset, String newName, boolean guesses)
      throws RenameRefusedException {
    RenameTarget target = RenameTarget.at(snapshot, file, offset);
    if (target == null) {
      throw new RenameRefusedException(
          Reason.NOT_OURS,
          "nothing here has a name that can be changed; put the cursor on a task, a variable, a"
              + " namespace, an alias or an anchor");
    }
    if (newName.equals(target.name())) {
      return new Result(ImmutableMap.of(), ImmutableList.of());
    }
    NameSites sites = NameSites.of(snapshot, file, target);
    NewName.check(target.kind(), target.name(), newName, isExported(snapshot, sites));
    refuseUnset(target, sites);
    RenameCheck check = new RenameCheck(snapshot, file, target, sites, newName);
    check.before();
    DotenvNames dotenv = new DotenvNames(snapshot, file, sites.symbols());
    dotenv.refuseTaken(newName);
    ImmutableMap.Builder<FileId, ImmutableList<Change>> changes = ImmutableMap.builder();
    ImmutableList.Builder<String> left = ImmutableList.builder();
    Map<FileId, String> texts = new LinkedHashMap<>();
    for (FileId edited : sites.sites().keySet()) {
      refuseOutside(snapshot, edited);
      YamlTree tree = snapshot.tree(edited);
      if (tree != null) {
        List<NameSite> taken = new ArrayList<>();
        for (NameSite site : sites.sites().get(edited)) {
          if (site.sure() || guesses) {
            taken.add(site);
          } else {
            left.add(PlaceNames.of(snapshot, edited, site.range().start()));
          }
        }
        ImmutableList<Change> here = NameWriter.changes(tree, taken, newName);
        if (!here.isEmpty()) {
          changes.put(edited, here);
          texts.put(edited, TextEdit.apply(tree.text(), here.stream().map(Change::edit).toList()));
        }
      }
    }
    check.after(texts);
    for (FileId set : dotenv.files()) {
      ImmutableList<TextRange> places = dotenv.places(set, target.name());
      if (guesses && !places.isEmpty() && dotenv.isWritable(set, target.name())) {
        changes.put(set, DotenvNames.changes(places, newName));
      } else {
        places.forEach(place -> left.add(PlaceNames.of(snapshot, set, place.start())));
      }
    }
    return new Result(changes.buildOrThrow(), left.build());
  }

  /** Whether a script reads the name. */
  private static boolean isExported(Snapshot snapshot, NameSites sites) {
    for (Place place : sites.occurrences()) {
      TextRange range = place.occurrence().range();
      YamlTree tree = snapshot.tree(place.file());
      if (tree != null && range.start() > 0) {
        char before = tree.text().charAt(range.start() - 1);
        boolean read = place.occurrence().role() == Role.READS;
        if (read && (before == '$' || before == '{' || before == '#')) {
          return true;
        }
      }
    }
    return false;
  }

  private static void refuseUnset(RenameTarget target, NameSites sites)
      throws RenameRefusedException {
    if (target.kind() != Kind.VARIABLE) {
      return;
    }
    for (Place place : sites.occurrences()) {
      Occurrence occurrence = place.occurrence();
      if (occurrence.declares() || occurrence.role() == Role.PASSES) {
        return;
      }
    }
    throw new RenameRefusedException(
        Reason.NOT_OURS,
        "no Taskfile sets "
            + target.name()
            + ": it comes from the environment, a dotenv file or the command line; rename it there");
  }

  private static void refuseOutside(Snapshot snapshot, FileId file) throws RenameRefusedException {
    if (!snapshot.isOfWorkspace(file)) {
      throw new RenameRefusedException(
          Reason.OUTSIDE,
          file.fileName()
              + " names it, too, and lies outside of the workspace; add its folder to the workspace");
    }
  }
}
