package io.github.taskfilels.template.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.testkit.RealTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of functions against the program that it describes. */
@Tag("process")
class ExamplesInTaskTest {
  /** Their results depend on the machine or on the clock; the table's are those of FixedHost. */
  private static final ImmutableSet<String> ANYTHING =
      ImmutableSet.of(
          "ARCH", "OS", "absPath", "ago", "env", "expandenv", "getHostByName", "now", "numCPU");

  @TempDir Path folder;

  /** Task renders the descriptions of a list and runs nothing for it. */
  @Test
  void examplesGiveWhatTheTableSaysInTask() throws Exception {
    RealTask task = RealTask.find();
    Map<String, String> expected = new LinkedHashMap<>();
    StringBuilder taskfile = new StringBuilder("version: '3'\ntasks:\n");
    Gson gson = new Gson();
    for (FunctionDoc function : FunctionTable.all()) {
      if (!ANYTHING.contains(function.name())) {
        for (FunctionDoc.Example example : function.examples()) {
          String name = function.name() + "-" + expected.size();
          expected.put(name, example.output());
          taskfile.append("  ").append(name).append(": {desc: ");
          taskfile.append(gson.toJson(example.template())).append(", cmds: [echo]}\n");
        }
      }
    }
    Path file = folder.resolve("Taskfile.yml");
    Files.writeString(file, taskfile);
    RealTask.Result result = task.run(folder, "--list-all", "--json", "--no-status");
    Map<String, String> given = new LinkedHashMap<>();
    for (JsonElement element :
        JsonParser.parseString(result.output()).getAsJsonObject().getAsJsonArray("tasks")) {
      JsonObject row = element.getAsJsonObject();
      given.put(row.get("name").getAsString(), row.get("desc").getAsString());
    }
    assertThat(given).containsExactlyInAnyOrderEntriesOf(expected);
  }
}
