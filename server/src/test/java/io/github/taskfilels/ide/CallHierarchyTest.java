package io.github.taskfilels.ide;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.program.Definition;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallHierarchyTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      x-cmds: &cmds [{task: 'lib:gen'}, {defer: {task: clean}}]
      includes: {lib: ./lib.yml}
      tasks:
        all: {deps: [build, 'lib:g', build], cmds: [{for: [build, clean], task: '{{.ITEM}}'}]}
        build: {cmds: *cmds}
        test: {cmds: *cmds}
        clean: {deps: [clean, 'w-{{.X}}', nope]}
        w-*: echo
      //- /lib.yml
      version: '3'
      tasks:
        gen: {aliases: [g], deps: [':clean']}
      """;

  private static List<String> drawn(Fixture fixture, List<CallHierarchy.Call> calls, String from) {
    return calls.stream()
        .map(
            call -> {
              String caller = from.isEmpty() ? call.item().task().file().toString() : from;
              return call.item().name()
                  + " "
                  + call.ranges().stream().map(range -> range.in(fixture.text(caller))).toList();
            })
        .toList();
  }

  private static List<String> incoming(String file, String task) {
    Fixture fixture = Fixture.parse(PROJECT);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    return drawn(fixture, CallHierarchy.incoming(snapshot, new Definition(id(file), task)), "");
  }

  private static List<String> outgoing(String file, String task) {
    Fixture fixture = Fixture.parse(PROJECT);
    Snapshot snapshot = TestWorkspace.of(fixture.files()).snapshot();
    return drawn(fixture, CallHierarchy.outgoing(snapshot, new Definition(id(file), task)), file);
  }

  @Test
  void whoNeedsATask() {
    assertThat(incoming("/lib.yml", "gen"))
        .containsExactly("all ['lib:g']", "build ['lib:gen']", "test ['lib:gen']");
    assertThat(incoming("/Taskfile.yml", "clean"))
        .containsExactly(
            "all ['{{.ITEM}}']",
            "build [clean]",
            "test [clean]",
            "clean [clean]",
            "lib:gen [':clean']");
    assertThat(incoming("/Taskfile.yml", "all")).isEmpty();
    assertThat(incoming("/Taskfile.yml", "gone")).isEmpty();
  }

  @Test
  void whatATaskNeeds() {
    assertThat(outgoing("/Taskfile.yml", "all"))
        .containsExactly(
            "build [build, build, '{{.ITEM}}']", "lib:gen ['lib:g']", "clean ['{{.ITEM}}']");
    assertThat(outgoing("/Taskfile.yml", "test"))
        .containsExactly("lib:gen ['lib:gen']", "clean [clean]");
    assertThat(outgoing("/Taskfile.yml", "clean")).containsExactly("clean [clean]");
    assertThat(outgoing("/lib.yml", "gen")).containsExactly("clean [':clean']");
    assertThat(outgoing("/lib.yml", "gone")).isEmpty();
  }

  @Test
  void itBeginsWithTheTaskUnderTheCursor() {
    for (String cursor : List.of("  te$0st: {", "{task: 'lib:ge$0n'}", "'lib:$0g'", "for$0: [b")) {
      Fixture fixture = Fixture.parse(PROJECT.replace(cursor.replace("$0", ""), cursor));
      List<CallHierarchy.Item> items =
          CallHierarchy.at(
              TestWorkspace.of(fixture.files()).snapshot(),
              id("/Taskfile.yml"),
              fixture.cursor().offset());
      List<String> names = items.stream().map(CallHierarchy.Item::name).toList();
      assertThat(names)
          .as(cursor)
          .isEqualTo(
              cursor.contains("lib")
                  ? List.of("lib:gen")
                  : cursor.startsWith("for") ? List.of() : List.of("test"));
      for (CallHierarchy.Item item : items) {
        assertThat(item.range().covers(item.selection())).isTrue();
        assertThat(item.detail()).endsWith(".yml");
      }
    }
  }
}
