package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.junit.jupiter.api.Test;

class GraphsTest {
  private static final FileId ROOT = TestWorkspace.id("/Taskfile.yml");

  private static final String FILES =
      """
      //- /Taskfile.yml
      version: '3'
      includes:
        lib: {taskfile: ./lib.yml, aliases: [l], excludes: [old]}
        flat: {taskfile: ./flat.yml, flatten: true}
        gone: {taskfile: ./gone.yml, optional: true}
      tasks:
        all: {deps: ['l:g', 'part-1', 'lib:old', '{{.LATE}}', {for: [one, two], task: '{{.ITEM}}'}]}
        one: echo
        two: {cmds: [{defer: {task: one}}]}
      //- /lib.yml
      version: '3'
      tasks:
        gen: {aliases: [g], internal: true, deps: [':one']}
        old: echo
      //- /flat.yml
      version: '3'
      tasks: {'part-*': {cmds: [{task: two}]}}
      """;

  private static Snapshot snapshot(String text) {
    return TestWorkspace.of(Fixture.parse(text).files()).snapshot();
  }

  @Test
  void theTasksOfARootWithWhatIsNotKnown() {
    GraphView graph = Graphs.tasks(snapshot(FILES), ROOT, null);
    assertThat(graph.nodes())
        .extracting(node -> node.id() + " " + node.flags())
        .containsExactlyInAnyOrder(
            "all []",
            "one []",
            "two []",
            "lib:gen [INTERNAL]",
            "part-* []",
            "? lib:old [MISSING]",
            "? {{.LATE}} [DYNAMIC]");
    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
        .containsExactlyInAnyOrder(
            "all DEP lib:gen",
            "all DEP part-*",
            "all DEP ? lib:old",
            "all DEP ? {{.LATE}}",
            "all DEP one",
            "all DEP two",
            "two CALL one",
            "lib:gen DEP one",
            "part-* CALL two");
  }

  @Test
  void theGraphOfATaskHoldsWhatItReaches() {
    assertThat(Graphs.tasks(snapshot(FILES), ROOT, "l:g").nodes())
        .extracting(GraphView.Node::id)
        .containsExactlyInAnyOrder("lib:gen", "one");
    assertThat(Graphs.tasks(snapshot(FILES), ROOT, "lib:old")).isNull();
  }

  @Test
  void includesAreFilesOnce() {
    GraphView graph = Graphs.includes(snapshot(FILES), ROOT);
    assertThat(graph.nodes())
        .extracting(GraphView.Node::label)
        .containsExactlyInAnyOrder("Taskfile.yml", "lib.yml", "flat.yml", "gone.yml");
    assertThat(graph.edges()).hasSize(3);
  }

  @Test
  void everyNodeHasItsPlaceAlsoInACycle() {
    GraphView graph =
        Graphs.tasks(
            snapshot("version: '3'\ntasks: {a: {deps: [b]}, b: {deps: [a]}, c: {deps: [\n"),
            ROOT,
            null);
    assertThat(graph.nodes()).hasSize(3).allSatisfy(node -> assertThat(node.box()).isNotNull());
    assertThat(graph.nodes()).extracting(GraphView.Node::box).doesNotHaveDuplicates();
    assertThat(graph.cycles()).hasSize(1);
  }
}
