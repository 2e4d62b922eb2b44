package io.github.taskfilels.cli.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.testkit.TestWorkspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskTableTest {
  private static final String TEXT =
      """
      version: '3'
      tasks: {a: echo, b: {aliases: [x]}, c: {aliases: [y, z]}, d: echo, e: {aliases: [w]}}
      """;

  private final StringWriter printed = new StringWriter();
  private final TestWorkspace files = TestWorkspace.of(Map.of("/Taskfile.yml", TEXT));
  private final List<TaskView> tasks =
      Program.of(files.snapshot(), TestWorkspace.id("/Taskfile.yml")).tasks().toList();

  private static TaskTable.Row row(TaskView task) {
    String name = task.name();
    return new TaskTable.Row(
        name, "about " + name.repeat(name.charAt(0) - '`'), task.task().aliases());
  }

  @Test
  void rowsBesideEachOtherShareTheColumnOfAliases() {
    new TaskTable(new PrintWriter(printed), Colors.OFF, 3).print(tasks, TaskTableTest::row);
    assertThat(printed)
        .hasToString(
            """
            * a:   about a
            * b:   about bb       (aliases: x)
            * c:   about ccc      (aliases: y, z)
            * d:   about dddd
            * e:   about eeeee      (aliases: w)
            """);
  }

  @Test
  void aRowIsPrintedBeforeTheNextIsMadeUnlessItsColumnIsOpen() {
    List<Integer> lines = new ArrayList<>();
    new TaskTable(new PrintWriter(printed), Colors.OFF, 3)
        .print(
            tasks,
            task -> {
              lines.add((int) printed.toString().lines().count());
              return row(task);
            });
    assertThat(ImmutableList.copyOf(lines)).containsExactly(0, 1, 1, 1, 4);
  }
}
