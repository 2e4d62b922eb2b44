package io.github.taskfilels.ide.rename;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.rename.RenameTarget.Kind;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names of public Taskfiles are given new ones and get their old ones back. */
class RenameCorpusTest {
  private static final long SEED = 17;

  private static final int MOST_PLANS = 25;

  private final Random random = new Random(SEED);
  private final Map<Kind, Integer> renamed = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void aSample() {
    rename(Integer.getInteger("rename.projects", 8), Integer.getInteger("rename.names", 8));
  }

  @Test
  @Tag("corpus")
  void allOfTheCorpus() {
    rename(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /**
   * @param projects how many of the projects are looked at
   * @param names how many names of each
   */
  private void rename(int projects, int names) {
    try (Stream<Path> folders = Files.list(Shared.corpus())) {
      List<Path> all = new ArrayList<>(folders.filter(Files::isDirectory).sorted().toList());
      Collections.shuffle(all, random);
      all.stream().limit(projects).forEach(project -> project(project, names));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int done = renamed.values().stream().mapToInt(count -> count).sum();
    int not = refused.values().stream().mapToInt(count -> count).sum();
    System.err.printf("seed %d: renamed %s, refused %d %s%n", SEED, renamed, not, refused);
    if (Boolean.getBoolean("rename.refusals")) {
      refusals.forEach(System.err::println);
    }
    wrong.forEach(System.err::println);
    assertThat(wrong).isEmpty();
    assertThat(done).isPositive();
    assertThat((double) not / (done + not)).isLessThanOrEqualTo(0.05);
  }

  private void project(Path folder, int most) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), found -> {});
    Snapshot snapshot = workspace.snapshot();
    List<RenameSite> sites = RenameSite.all(snapshot);
    Collections.shuffle(sites, random);
    Map<FileId, List<String>> plans = new HashMap<>();
    sites.stream().limit(most).forEach(site -> rename(snapshot, site, plans));
  }

  private void rename(Snapshot snapshot, RenameSite site, Map<FileId, List<String>> plans) {
    String where = PlaceNames.of(snapshot, site.file(), site.offset());
    try {
      Renames.Target target = Renames.target(snapshot, site.file(), site.offset());
      if (target == null) {
        return;
      }
      String fresh = RenameSite.fresh(target.name());
      Renames.Result result = Renames.rename(snapshot, site.file(), site.offset(), fresh, true);
      renamed.merge(site.kind(), 1, Integer::sum);
      Map<FileId, String> texts = new HashMap<>();
      result
          .changes()
          .forEach(
              (file, changes) -> texts.put(file, RenameFixture.applied(snapshot, file, changes)));
      Snapshot edited = snapshot.supposing(texts);
      same(
          snapshot,
          edited,
          site,
          target.name().replaceFirst("^:+", ""),
          fresh.replaceFirst("^:+", ""),
          plans);
      back(snapshot, edited, site, target, result, texts);
    } catch (RenameRefusedException e) {
      if (e.reason() != Reason.NOT_OURS) {
        refused.merge(site.kind() + " " + e.reason(), 1, Integer::sum);
        refusals.add(site.file() + " " + where + " " + e.reason() + ": " + e.getMessage());
      }
    }
  }

  /** Renaming back gives the same texts. */
  private void back(
      Snapshot snapshot,
      Snapshot edited,
      RenameSite site,
      Renames.Target target,
      Renames.Result result,
      Map<FileId, String> texts) {
    try {
      int offset = RenameFixture.movedTo(result, site.file(), target.range());
      Renames.Result back = Renames.rename(edited, site.file(), offset, target.name(), true);
      back.changes()
          .forEach(
              (file, changes) -> {
                String again = RenameFixture.applied(edited, file, changes);
                if (!again.equals(snapshot.tree(file).text())) {
                  wrong.add("not the same again: " + file + " after " + target.name());
                }
              });
      if (!back.changes().keySet().equals(texts.keySet())) {
        wrong.add("other files: " + back.changes().keySet() + " not " + texts.keySet());
      }
    } catch (RenameRefusedException e) {
      if (isTwice(snapshot, site.file(), target.name())) {
        return;
      }
      wrong.add(
          "not back: "
              + site.file()
              + " "
              + target.name()
              + " "
              + e.reason()
              + " "
              + e.getMessage());
    }
  }

  /** Two things may have one name that nobody uses; a new name may not be one of another thing. */
  private static boolean isTwice(Snapshot snapshot, FileId file, String name) {
    return Occurrences.of(snapshot, file).stream()
            .filter(occurrence -> occurrence.role() == Role.DEFINES)
            .filter(
                occurrence -> NameSite.value(snapshot.tree(file), occurrence.range()).equals(name))
            .count()
        > 1;
  }

  /** Every task of the connected files would do the same but for the name. */
  private void same(
      Snapshot before,
      Snapshot after,
      RenameSite site,
      String name,
      String fresh,
      Map<FileId, List<String>> plans) {
    for (FileId root : IncludeGraph.ofWorkspace(before).rootsOf(site.file())) {
      List<String> old = plans.computeIfAbsent(root, any -> TaskPlans.of(before, root, MOST_PLANS));
      List<String> now = TaskPlans.of(after, root, MOST_PLANS);
      for (int i = 0; i < old.size(); i++) {
        List<String> lost = normal(old.get(i), name, fresh);
        List<String> found = normal(i < now.size() ? now.get(i) : "", name, fresh);
        List<String> expected = List.copyOf(lost);
        found.forEach(lost::remove);
        expected.forEach(found::remove);
        // A variable that one with the old name has hidden is seen again, and nobody uses it.
        found.removeIf(line -> line.startsWith(TaskPlans.VALUE));
        if (!(lost.isEmpty() && found.isEmpty()) && isStable(before, root, i, old)) {
          wrong.add("another plan in " + root + " after " + name + ": " + lost + ", now " + found);
        }
      }
    }
  }

  /** Without order, which names decide, and with one name for both. */
  private static List<String> normal(String plan, String name, String fresh) {
    // Who calls a task with wildcards writes something else than its name.
    String same = name.indexOf('*') < 0 ? plan : plan.replace(RenameSite.FRESH, "");
    String named = same.replace(fresh, "\u0001").replace(name, "\u0001");
    // A namespace stands for the default task of its file, as long as that is called so.
    return (name.equals("default") ? named.replaceAll("\u0001 \\[[^]]*] ", "\u0001 ") : named)
        .lines()
        .map(line -> line.startsWith(TaskPlans.VALUE) ? line : sorted(line))
        .sorted()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String sorted(String line) {
    return Stream.of(line.split("[,{}]", -1)).map(String::strip).sorted().toList().toString();
  }

  private static boolean isStable(Snapshot snapshot, FileId root, int i, List<String> plans) {
    return TaskPlans.of(snapshot, root, MOST_PLANS).get(i).equals(plans.get(i));
  }
}
