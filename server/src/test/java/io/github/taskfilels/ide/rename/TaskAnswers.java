package io.github.taskfilels.ide.rename;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.testkit.RealTask;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Task itself says about the tasks of a root: its list, and what it would do for each name.
 * Only for files in which nothing is evaluated by commands, for {@code --dry} runs those.
 *
 * @param list the rows of {@code --list-all --json}, sorted
 * @param names by which the tasks were asked for, their aliases among them
 * @param runs what {@code --dry} printed for each, its exit code first
 */
record TaskAnswers(List<String> list, List<String> names, List<List<String>> runs) {

  /** Another name that is alike, and may be any of several. */
  private static final Pattern SUGGESTION = Pattern.compile(" Did you mean \"[^\"]*\"\\?");

  /** Whether Task can load the files. */
  boolean areLoaded() {
    return list.isEmpty() || list.getFirst().startsWith("{");
  }

  /**
   * Asks for a root as it is on the disk.
   *
   * @param snapshot has the same texts
   * @param most names that are asked for
   */
  static TaskAnswers of(RealTask task, Snapshot snapshot, FileId root, int most) {
    Path file = Path.of(root.toString());
    List<String> names = names(Programs.around(snapshot, root).of(root), most);
    return new TaskAnswers(
        list(task, file), names, names.stream().map(name -> run(task, file, name)).toList());
  }

  /** The same with another name, in the order that it brings. */
  TaskAnswers with(String old, String now) {
    return new TaskAnswers(
        with(list, old, now).sorted().toList(),
        with(names, old, now).toList(),
        runs.stream().map(lines -> with(lines, old, now).sorted().toList()).toList());
  }

  /** What is another in other answers; empty where nothing is. */
  String difference(TaskAnswers other) {
    if (!list.equals(other.list)) {
      return difference(list, other.list);
    }
    if (!names.equals(other.names)) {
      return difference(names, other.names);
    }
    for (int i = 0; i < runs.size(); i++) {
      if (!runs.get(i).equals(other.runs.get(i))) {
        return names.get(i) + ": " + difference(runs.get(i), other.runs.get(i));
      }
    }
    return "";
  }

  private static String difference(List<String> before, List<String> after) {
    List<String> lost = new ArrayList<>(before);
    List<String> found = new ArrayList<>(after);
    after.forEach(lost::remove);
    before.forEach(found::remove);
    return lost + ", now " + found;
  }

  private static Stream<String> with(List<String> lines, String old, String now) {
    return lines.stream().map(line -> line.replace(old, now).replace(called(old), called(now)));
  }

  /** A name with something for its wildcards. */
  private static String called(String name) {
    return name.replace("*", "w");
  }

  private static List<String> list(RealTask task, Path root) {
    RealTask.Result result =
        task.run(root.getParent(), "--list-all", "--json", "--no-status", "-t", root.toString());
    if (result.exitCode() != 0) {
      return List.of(result.exitCode() + " " + result.errors());
    }
    List<String> rows = new ArrayList<>();
    for (JsonElement element :
        JsonParser.parseString(result.output()).getAsJsonObject().getAsJsonArray("tasks")) {
      JsonObject row = element.getAsJsonObject();
      // What stands before it in its line may be shorter or longer now.
      row.getAsJsonObject("location").remove("column");
      rows.add(row.toString());
    }
    return rows.stream().sorted().toList();
  }

  private static List<String> run(RealTask task, Path root, String name) {
    RealTask.Result result = task.run(root.getParent(), "--dry", "-t", root.toString(), name);
    List<String> lines = new ArrayList<>();
    lines.add("exit " + result.exitCode());
    // What depends on nothing else is printed in any order.
    (result.output() + result.errors())
        .lines()
        .map(line -> SUGGESTION.matcher(line).replaceFirst(""))
        .forEach(lines::add);
    return lines.stream().sorted().toList();
  }

  /** Names of tasks and their aliases, with something for the wildcards. */
  private static List<String> names(Program program, int most) {
    List<String> names = new ArrayList<>();
    for (TaskView task : (Iterable<TaskView>) program.tasks()::iterator) {
      if (!task.internal()) {
        names.add(task.name());
        names.addAll(program.aliases(task));
      }
    }
    return names.stream()
        .filter(name -> !name.startsWith("-") && name.indexOf('=') < 0)
        .limit(most)
        .map(TaskAnswers::called)
        .toList();
  }
}
