package io.github.taskfilels.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.EdgeKind;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.graph.GraphView.NodeKind;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ExportsTest {
  private static final FileId FILE = FileId.of(Path.of("/Taskfile.yml"));

  private static Node task(String name, Flag... flags) {
    return Node.of(name, name, NodeKind.TASK, "", List.of(flags), FILE, new TextRange(4, 6));
  }

  private static Edge edge(String from, String to, EdgeKind kind, String label, boolean cycle) {
    return Edge.of(from, to, kind, label, cycle, FILE, new TextRange(0, 2));
  }

  private static final GraphView VIEW =
      new GraphView(
          GraphView.Kind.TASK,
          "tasks of \"x\"",
          FILE,
          ImmutableList.of(
              task("end", Flag.ROOT),
              task("a:b[\"q\"] #1 <i>`", Flag.CYCLE),
              Node.of(
                  "?",
                  "gone",
                  NodeKind.UNKNOWN,
                  "no such task",
                  ImmutableSet.of(Flag.MISSING),
                  null,
                  null)),
          ImmutableList.of(
              edge("end", "a:b[\"q\"] #1 <i>`", EdgeKind.CALL, "x|y", false),
              edge("a:b[\"q\"] #1 <i>`", "a:b[\"q\"] #1 <i>`", EdgeKind.DEP, "", true),
              edge("end", "?", EdgeKind.DEP, "", false)),
          ImmutableList.of(ImmutableList.of("a:b[\"q\"] #1 <i>`")));

  @Test
  void mermaidEscapesWhatItWouldRead() {
    assertThat(Mermaid.of(VIEW))
        .isEqualTo(
            """
            flowchart LR
              n_end("end")
              n_a_b_q_1_i__5f7ad7fa("a:b[#quot;q#quot;] #35;1 #lt;i#gt;#96;")
              n___3f{{"gone"}}
              n_end -.->|"x|y"| n_a_b_q_1_i__5f7ad7fa
              n_a_b_q_1_i__5f7ad7fa --> n_a_b_q_1_i__5f7ad7fa
              n_end --> n___3f
              classDef root stroke-width:3px
              class n_end root
              classDef missing fill:#fde8e8,stroke:#c0392b,stroke-dasharray:4 3,color:#5a1410
              class n___3f missing
              classDef cycle fill:#fde8e8,stroke:#c0392b,stroke-width:3px,color:#5a1410
              class n_a_b_q_1_i__5f7ad7fa cycle
              linkStyle 1 stroke:#c0392b,stroke-width:3px
            """
                .replace("5f7ad7fa", Integer.toHexString("a:b[\"q\"] #1 <i>`".hashCode())));
  }

  @Test
  void mermaidSaysWhenAGraphIsTooLargeForItsDefaults() {
    List<int[]> edges = IntStream.range(0, 600).mapToObj(i -> new int[] {i, i + 1}).toList();
    assertThat(Mermaid.of(LayeredLayoutTest.view(601, edges)))
        .startsWith("%% 601 nodes, 600 edges, ")
        .contains("needs larger maxEdges and maxTextSize than mermaid's defaults (500 and 50000)");
  }

  @Test
  void dotQuotesEverything() {
    assertThat(Graphviz.of(VIEW))
        .contains("digraph \"tasks of \\\"x\\\"\" {")
        .contains("\"end\" [label=\"end\", penwidth=3];")
        .contains("\"end\" -> \"a:b[\\\"q\\\"] #1 <i>`\" [label=\"x|y\", style=dashed];");
  }

  @Test
  void jsonHasLocationsForPeople() {
    GraphJson json = new GraphJson(file -> new LineIndex("ab\ncdefg"));
    JsonObject tree =
        JsonParser.parseString(json.write(LayeredLayout.place(VIEW))).getAsJsonObject();
    JsonObject node = tree.getAsJsonArray("nodes").get(0).getAsJsonObject();
    assertThat(node.getAsJsonObject("location").toString())
        .isEqualTo(
            "{\"file\":\"/Taskfile.yml\",\"line\":2,\"column\":2,\"endLine\":2,\"endColumn\":4}");
    assertThat(node.get("flags").toString()).isEqualTo("[\"root\"]");
    assertThat(node.has("width")).isTrue();
    assertThat(tree.getAsJsonArray("edges").get(0).getAsJsonObject().get("points").getAsJsonArray())
        .hasSizeGreaterThan(1);
    assertThat(tree.get("cycles").toString()).isEqualTo("[[\"a:b[\\\"q\\\"] #1 <i>`\"]]");
  }

  @Test
  void svgIsWellFormed() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Svg.of(VIEW))));
    assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(3);
  }
}
