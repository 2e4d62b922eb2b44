package io.github.taskfilels.program;

import static io.github.taskfilels.program.FixtureFiles.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskCyclesTest {
  private static final int FILES = 4;
  private static final int TASKS = 4;

  /** A root that includes the other files, whose tasks refer to each other at random. */
  private static Map<String, String> files(Random random) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder("version: '3'\n");
      if (file == 0) {
        text.append("includes:\n");
        for (int i = 1; i < FILES; i++) {
          text.append("  f%d: ./f%d.yml\n".formatted(i, i));
        }
      }
      text.append("tasks:\n");
      for (int task = 0; task < TASKS; task++) {
        text.append("  t%d:\n    deps: [%s]\n".formatted(task, reference(random, file)));
        text.append("    cmds:\n      - {task: '%s'".formatted(reference(random, file)));
        text.append(random.nextBoolean() ? "}\n" : ", if: 'true'}\n");
      }
      files.put(file == 0 ? "/Taskfile.yml" : "/f" + file + ".yml", text.toString());
    }
    return files;
  }

  /** Often a name that nothing has, so that not all tasks end up in one tangle. */
  private static String reference(Random random, int from) {
    String task = "t" + random.nextInt(TASKS * 2);
    int file = random.nextInt(FILES);
    if (file == from) {
      return task;
    }
    String namespace = file == 0 ? "" : "f" + file + ":";
    return (from == 0 ? "" : ":") + namespace + task;
  }

  @Test
  void oneFileHasTheSameCyclesAloneAndAmongAll() {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      Map<String, String> texts = files(new Random(seed));
      FixtureFiles files = FixtureFiles.of(texts);
      List<FileId> all = new ArrayList<>();
      texts.keySet().forEach(path -> all.add(id(path)));
      var together = TaskCycles.find(new Programs(files, new Chains(files), all), all);
      for (FileId file : all) {
        assertThat(TaskCycles.find(new Programs(files, new Chains(files), all), file))
            .as("seed %d, %s of %s", seed, file, texts)
            .containsExactlyElementsOf(together.get(file));
      }
      found += together.size();
    }
    assertThat(found).as("cycles of all workspaces").isGreaterThan(100);
  }
}
