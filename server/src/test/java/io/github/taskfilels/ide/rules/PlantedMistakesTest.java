package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.MistakePlanter.Planted;
import io.github.taskfilels.ide.rules.Slips.Slip;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.Shared;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Mistakes of all kinds at random places of public files: they are found, and their fixes make what
 * was meant.
 */
class PlantedMistakesTest {
  private static final int SEED = 18;

  /** What cannot be put into another file. */
  private static final ImmutableSet<String> OF_WHOLE_FILES =
      ImmutableSet.of(
          "empty-file", "multi-document", "not-a-mapping", "shadowed-file", "unreadable-file");

  private static final int OF_EACH_RULE = 30;
  private static final int OF_EACH_SLIP = 80;
  private static final int MOST_TRIES = 400;
  private static final String MAIN = Fixture.DEFAULT_FILE;

  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  /** A file of a project. */
  private record Ground(Snapshot snapshot, FileId file, String text) {
    @Nullable Snapshot with(Fixture small, String planted) {
      Map<FileId, String> texts = new LinkedHashMap<>();
      for (Map.Entry<String, String> other : small.files().entrySet()) {
        FileId there = beside(other.getKey());
        if (!there.equals(file) && !(snapshot.content(there) instanceof FileFailure)) {
          return null;
        }
        texts.put(there, other.getValue());
      }
      texts.put(file, planted);
      return snapshot.supposing(texts);
    }

    FileId beside(String path) {
      return path.equals(MAIN) ? file : FileId.of(file.path().resolveSibling(path.substring(1)));
    }
  }

  private static List<Ground> grounds() throws IOException {
    List<Ground> grounds = new ArrayList<>();
    try (Stream<Path> projects = Files.list(Shared.corpus())) {
      for (Path project : projects.filter(Files::isDirectory).sorted().toList()) {
        Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
        workspace.foldersChanged(List.of(FileId.of(project)));
        workspace.discover(Cancel.never(), found -> {});
        Snapshot snapshot = workspace.snapshot();
        for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
          boolean whole = snapshot.tree(file) != null && snapshot.tree(file).errors().isEmpty();
          String text = whole ? snapshot.text(file).text() : "";
          if (text.contains("\ntasks:\n") && text.indexOf('\r') < 0) {
            grounds.add(new Ground(snapshot, file, text));
          }
        }
      }
    }
    return grounds;
  }

  /** What became of the mistakes of a rule. */
  private static final class Tally {
    int planted;
    int found;
    int fixed;
    int right;
    final List<String> missed = new ArrayList<>();
  }

  @Test
  void ofEachRule() throws IOException {
    List<Ground> grounds = grounds();
    Map<String, Tally> tallies = new TreeMap<>();
    for (Rule rule : Rules.ALL) {
      Fixture bad = Fixture.parse(rule.page().bad());
      if (OF_WHOLE_FILES.contains(rule.id()) || !bad.files().containsKey(MAIN)) {
        continue;
      }
      Random random = new Random(SEED ^ rule.id().hashCode());
      Tally tally = tallies.computeIfAbsent(rule.id(), any -> new Tally());
      List<Finding> expected = expected(rule, bad);
      for (int tries = 0; tries < MOST_TRIES && tally.planted < OF_EACH_RULE; tries++) {
        Ground ground = grounds.get(random.nextInt(grounds.size()));
        if (!expected.isEmpty()) {
          plant(ground, rule, bad, expected, random.nextLong(), tally);
        }
      }
    }
    report(tallies, 2_000);
  }

  @Test
  void slipsInWhatIsThere() throws IOException {
    List<Ground> grounds = grounds();
    Map<String, Tally> tallies = new TreeMap<>();
    for (Slips.Kind kind : Slips.Kind.values()) {
      Random random = new Random(SEED + kind.ordinal());
      Tally tally = tallies.computeIfAbsent(kind.name(), any -> new Tally());
      for (int tries = 0; tries < MOST_TRIES && tally.planted < OF_EACH_SLIP; tries++) {
        Ground ground = grounds.get(random.nextInt(grounds.size()));
        Slip slip = Slips.of(kind, ground.snapshot(), ground.file(), random);
        if (slip != null) {
          slip(ground, slip, tally);
        }
      }
    }
    report(tallies, 400);
  }

  private static void slip(Ground ground, Slip slip, Tally tally) {
    String text = TextEdit.apply(ground.text(), List.of(slip.edit()));
    Snapshot snapshot = ground.snapshot().supposing(Map.of(ground.file(), text));
    List<Finding> found = LINTER.of(snapshot, ground.file());
    int line = text.lastIndexOf('\n', slip.edit().range().start() - 1) + 1;
    tally.planted++;
    Finding right =
        Iterables.find(
            found,
            one ->
                slip.ruleIds().contains(one.ruleId())
                    && (slip.range() == null
                        ? one.range().end() >= line
                        : one.range().equals(slip.range())),
            null);
    if (right == null) {
      tally.missed.add(ground.file() + " " + slip + " " + found);
      return;
    }
    tally.found++;
    Fix fix = FixAll.preferred(snapshot, right);
    if (fix != null) {
      tally.fixed++;
      String fixed = TextEdit.apply(text, fix.edits().get(ground.file()));
      String meant =
          slip.meant() == null
              ? ground.text()
              : TextEdit.apply(ground.text(), List.of(slip.meant()));
      if (same(meant, fixed)) {
        tally.right++;
      } else {
        tally.missed.add(ground.file() + " " + slip + " fix " + fix);
      }
    }
  }

  private static List<Finding> expected(Rule rule, Fixture bad) {
    Snapshot snapshot = TestWorkspace.of(bad.files(), Map.of()).snapshot();
    return bad.files().keySet().stream()
        .flatMap(file -> LINTER.of(snapshot, TestWorkspace.id(file)).stream())
        .filter(finding -> finding.ruleId().equals(rule.id()))
        .toList();
  }

  private static void plant(
      Ground ground, Rule rule, Fixture bad, List<Finding> expected, long seed, Tally tally) {
    boolean named = bad.files().values().stream().anyMatch(text -> text.contains("/Taskfile.yml"));
    if (named && !ground.file().fileName().equals("Taskfile.yml")) {
      return;
    }
    boolean withVersion = !MistakePlanter.hasUsualVersion(bad.text(MAIN));
    Planted planted = MistakePlanter.plant(ground.text(), bad.text(MAIN), withVersion, seed);
    Snapshot snapshot = planted == null ? null : ground.with(bad, planted.text());
    if (planted == null || snapshot == null) {
      return;
    }
    List<Finding> found = LINTER.of(snapshot, ground.file());
    for (Finding one : expected) {
      TextRange range = one.file().toString().equals(MAIN) ? planted.at(one.range()) : one.range();
      FileId file = ground.beside(one.file().toString());
      tally.planted++;
      List<Finding> there = file.equals(ground.file()) ? found : LINTER.of(snapshot, file);
      Finding right = Iterables.find(there, other -> is(other, rule, range), null);
      if (right == null) {
        tally.missed.add(ground.file() + " seed " + seed + " " + there);
        continue;
      }
      tally.found++;
      Fix fix = FixAll.preferred(snapshot, right);
      if (fix != null && expected.size() == 1 && fix.edits().containsKey(ground.file())) {
        tally.fixed++;
        String fixed = TextEdit.apply(planted.text(), fix.edits().get(ground.file()));
        Planted meant =
            MistakePlanter.plant(
                ground.text(), Fixture.parse(rule.page().good()).text(MAIN), withVersion, seed);
        if (meant != null && same(meant.text(), fixed)) {
          tally.right++;
        } else {
          tally.missed.add(ground.file() + " seed " + seed + " fix " + fix);
        }
      }
    }
  }

  /**
   * @param range null where it is what is missing
   */
  private static boolean is(Finding finding, Rule rule, @Nullable TextRange range) {
    return finding.ruleId().equals(rule.id()) && (range == null || finding.range().equals(range));
  }

  /** Whether two texts say the same to Task, which sees no more than the values. */
  private static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Load load = new Load(LoadSettings.builder().setMaxAliasesForCollections(1_000).build());
    try {
      return load.loadFromString(one).equals(load.loadFromString(other));
    } catch (YamlEngineException e) {
      return false;
    }
  }

  private static void report(Map<String, Tally> tallies, int least) {
    int planted = 0;
    int found = 0;
    int fixed = 0;
    int right = 0;
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      Tally tally = entry.getValue();
      planted += tally.planted;
      found += tally.found;
      fixed += tally.fixed;
      right += tally.right;
      System.out.printf(
          "%-28s planted %3d found %3d fixed %3d right %3d%n",
          entry.getKey(), tally.planted, tally.found, tally.fixed, tally.right);
      tally.missed.stream().limit(2).forEach(missed -> System.out.println("    " + missed));
    }
    System.out.printf("%d planted, %d found, %d fixed, %d right%n", planted, found, fixed, right);
    assertThat(planted).isGreaterThanOrEqualTo(least);
    assertThat(found / (double) planted).isGreaterThanOrEqualTo(0.97);
    assertThat(right / (double) fixed).isGreaterThanOrEqualTo(0.95);
  }
}
