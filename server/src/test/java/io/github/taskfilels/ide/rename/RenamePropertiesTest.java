package io.github.taskfilels.ide.rename;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Renames in small random worlds, in which few names are used for many things. */
class RenamePropertiesTest {
  private static final int WORLDS = 300;
  private static final String[] NAMES = {"a", "b", "ab", "a-b", "default", "w-*", "a:b"};
  private static final String[] VARIABLES = {"A", "B", "AB", "ITEM"};
  private static final String[] SPACES = {"a", "n", "m"};
  private static final String[] CALLS = {
    "a", "b", "ab", "w-1", "n:a", "m:a", "n", ":a", ":n:a", "n:m:a", "a:b", "m:ab", "w-{{.A}}"
  };

  private Random random = new Random(0);

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private String quoted(String text) {
    return switch (random.nextInt(3)) {
      case 0 -> '"' + text + '"';
      case 1 -> "'" + text + "'";
      default -> text.matches("[a-z0-9-]+") ? text : "'" + text + "'";
    };
  }

  /** A file that may include those with higher numbers. */
  private String file(int number, int files) {
    StringBuilder text = new StringBuilder("version: '3'\n");
    text.append("vars: {").append(one(VARIABLES)).append(": 1}\n");
    text.append("env: {").append(one(VARIABLES)).append(": 2}\n");
    text.append("includes:\n");
    for (int i = number + 1; i < files; i++) {
      text.append("  ").append(SPACES[(i + number) % 3]).append(": {taskfile: ./f").append(i);
      text.append(".yml, aliases: [l")
          .append(i)
          .append("], excludes: [")
          .append(one(CALLS).charAt(0));
      text.append("], flatten: ").append(random.nextInt(4) == 0).append("}\n");
    }
    text.append("tasks:\n");
    for (String name : NAMES) {
      if (random.nextInt(3) > 0) {
        text.append("  ").append(quoted(name)).append(":\n");
        if (random.nextInt(3) == 0) {
          text.append("    aliases: [al-").append(number).append(name.charAt(0)).append("]\n");
        }
        if (random.nextInt(3) == 0) {
          text.append("    vars: {").append(one(VARIABLES)).append(": '{{.A}}'}\n");
        }
        text.append("    deps: [").append(quoted(one(CALLS))).append(", {task: ");
        text.append(quoted(one(CALLS)))
            .append(", vars: {")
            .append(one(VARIABLES))
            .append(": 1}}]\n");
        text.append("    cmds:\r\n      - echo {{.").append(one(VARIABLES)).append("}} $");
        text.append(one(VARIABLES)).append(" # a\n");
        text.append("      - {for: [a, b], task: '{{.ITEM}}'}\n");
      }
    }
    return text.toString();
  }

  private Map<String, String> world() {
    Map<String, String> files = new TreeMap<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      files.put(i == 0 ? "/Taskfile.yml" : "/f" + i + ".yml", file(i, count));
    }
    return files;
  }

  private record Spot(FileId file, int offset) {}

  private List<Spot> spots(Snapshot snapshot, Map<String, String> files) {
    List<Spot> spots = new ArrayList<>();
    for (String path : files.keySet()) {
      for (Occurrence occurrence : Occurrences.of(snapshot, id(path))) {
        spots.add(new Spot(id(path), occurrence.range().start() + random.nextInt(2)));
      }
    }
    return spots;
  }

  @Test
  void newNamesAndBack() {
    Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    int done = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      random = new Random(seed);
      Map<String, String> files = world();
      Snapshot snapshot = TestWorkspace.of(files).snapshot();
      List<Spot> spots = spots(snapshot, files);
      Spot spot = spots.get(random.nextInt(spots.size()));
      String name = random.nextBoolean() ? "zz" : one(CALLS);
      try {
        done += check(files, snapshot, spot, name);
      } catch (RenameRefusedException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused.merge(e.reason(), 1, Integer::sum);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + " at " + spot + " to " + name + " in " + files, e);
      }
    }
    assertThat(done).as("refused: " + refused).isGreaterThan(WORLDS / 5);
  }

  private static int check(Map<String, String> files, Snapshot snapshot, Spot spot, String name)
      throws RenameRefusedException {
    Renames.Target target = Renames.target(snapshot, spot.file(), spot.offset());
    if (target == null) {
      return 0;
    }
    Renames.Result result = Renames.rename(snapshot, spot.file(), spot.offset(), name, false);
    Map<String, String> after = new HashMap<>(files);
    after.putAll(RenameFixture.apply(snapshot, result));
    // As if the editor had typed it: nothing is remembered.
    Snapshot edited = TestWorkspace.of(after).snapshot();
    int at = RenameFixture.movedTo(result, spot.file(), target.range());
    Renames.Target again = Renames.target(edited, spot.file(), at);
    assertThat(again).isNotNull();
    assertThat(again.name()).isEqualTo(name);
    Renames.Result back = Renames.rename(edited, spot.file(), at, target.name(), false);
    Map<String, String> restored = new HashMap<>(after);
    restored.putAll(RenameFixture.apply(edited, back));
    assertThat(restored).isEqualTo(files);
    return result.changes().isEmpty() ? 0 : 1;
  }
}
