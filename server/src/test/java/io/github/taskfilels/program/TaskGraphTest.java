package io.github.taskfilels.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Maps;
import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TaskGraphTest {
  private static final FileId ROOT = FileId.of(Path.of("/Taskfile.yml"));

  private static final String FILES =
      """
      //- /Taskfile.yml
      version: '3'
      includes: {docs: {taskfile: ./docs.yml, internal: true}}
      tasks:
        default: {desc: all of it, deps: [build, 'docs:gen', nothing]}
        build:
          cmds:
            - {task: '{{.WHAT}}'}
            - {for: [a, b], task: 'part-{{.ITEM}}'}
            - {defer: {task: part-a}}
        part-a: echo
        part-b: echo
        ring: {deps: [ring]}
      //- /docs.yml
      version: '3'
      tasks: {gen: {deps: [':part-b']}}
      """;

  private static GraphView graph(String task) {
    Snapshot snapshot = TestWorkspace.of(Fixture.parse(FILES).files()).snapshot();
    Program program = Program.of(snapshot, ROOT);
    TaskView view = program.lookup(task).task();
    return view == null
        ? TaskGraph.of(program, snapshot::taskfile)
        : TaskGraph.of(program, view, snapshot::taskfile);
  }

  @Test
  void anEdgeLeadsToWhatATaskNeeds() {
    assertThat(graph("").edges())
        .map(edge -> edge.from() + " " + edge.kind().id() + " " + edge.to() + " " + edge.label())
        .containsExactlyInAnyOrder(
            "default dep build ",
            "default dep docs:gen ",
            "default dep ? nothing ",
            "build call ? {{.WHAT}} ",
            "build call part-a ",
            "build call part-b ",
            "build call part-a defer",
            "docs:gen dep part-b ",
            "ring dep ring ");
  }

  @Test
  void nodesTellWhatIsSpecialAboutThem() {
    var nodes = Maps.uniqueIndex(graph("").nodes(), GraphView.Node::id);
    assertThat(nodes.get("default").flags()).containsExactly(Flag.DEFAULT);
    assertThat(nodes.get("default").detail()).isEqualTo("all of it");
    assertThat(nodes.get("docs:gen").flags()).containsExactly(Flag.INTERNAL);
    assertThat(nodes.get("docs:gen").file()).isEqualTo(FileId.of(Path.of("/docs.yml")));
    assertThat(nodes.get("? nothing").flags()).containsExactly(Flag.MISSING);
    assertThat(nodes.get("? {{.WHAT}}").flags()).containsExactly(Flag.DYNAMIC);
    assertThat(nodes.get("ring").flags()).containsExactly(Flag.CYCLE);
    assertThat(graph("").cycles()).hasSize(1);
  }

  @Test
  void theGraphOfATaskIsWhatItReaches() {
    assertThat(graph("docs:gen").nodes())
        .map(GraphView.Node::id)
        .containsExactly("docs:gen", "part-b");
  }

  @Test
  void edgesPointAtTheNameThatIsWritten() {
    String text = Fixture.parse(FILES).text("/docs.yml");
    assertThat(graph("docs:gen").edges())
        .singleElement()
        .satisfies(edge -> assertThat(edge.range().in(text)).isEqualTo("':part-b'"));
  }
}
