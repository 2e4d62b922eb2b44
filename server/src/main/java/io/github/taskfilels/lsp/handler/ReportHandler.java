package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.FileReports;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.ProductVersion;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;

/** {@code taskfile/report}: what the server knows, for bug reports. Names no home and no value. */
public record ReportHandler(Session session) {
  static final String STATE = "state";
  static final String TREE = "tree";
  static final String OCCURRENCES = "occurrences";

  private static final ImmutableList<String> ALL = ImmutableList.of(STATE, TREE, OCCURRENCES);

  private static final int MEBI = 1024 * 1024;

  public CompletableFuture<Protocol.Report> answer(Protocol.ReportParams params) {
    String what = params.what();
    if (what == null || !ALL.contains(what)) {
      throw Failures.invalid("what is one of " + String.join(", ", ALL));
    }
    Snapshot captured = session.snapshot();
    if (what.equals(STATE)) {
      return session
          .dispatcher()
          .read("taskfile/report", null, cancel -> new Protocol.Report(state(captured)));
    }
    if (params.uri() == null) {
      throw Failures.invalid("taskfile/report of a " + what + " needs the uri of a document");
    }
    FileId file = FileId.ofUri(params.uri());
    return session
        .dispatcher()
        .read(
            "taskfile/report",
            file,
            cancel -> new Protocol.Report(of(captured.cancellable(cancel), what, file)));
  }

  private static String of(Snapshot snapshot, String what, FileId file) {
    return what.equals(TREE)
        ? FileReports.tree(snapshot, file)
        : FileReports.occurrences(snapshot, file);
  }

  private String state(Snapshot snapshot) {
    Runtime runtime = Runtime.getRuntime();
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot);
    StringBuilder state = new StringBuilder();
    add(state, "taskfile-ls", ProductVersion.text());
    add(state, "java", Runtime.version().toString());
    add(state, "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    add(state, "processors", runtime.availableProcessors());
    add(state, "up", ManagementFactory.getRuntimeMXBean().getUptime() / 1000 + " s");
    long used = (runtime.totalMemory() - runtime.freeMemory()) / MEBI;
    add(state, "heap", used + " MiB used, at most " + runtime.maxMemory() / MEBI + " MiB");
    add(state, "threads", Thread.activeCount());
    add(state, "folders", snapshot.folders().size());
    add(state, "taskfiles", graph.files().size());
    add(state, "open taskfiles", graph.files().stream().filter(snapshot::isOpen).count());
    add(state, "roots", graph.roots().size());
    add(state, "revision", snapshot.revision());
    add(state, "so far", session.workspace().statistics());
    add(state, "settings", session.settings());
    add(state, "client", session.profile());
    return state.toString();
  }

  private static void add(StringBuilder state, String name, Object value) {
    String home = System.getProperty("user.home");
    String text = Printable.line(value.toString());
    state
        .append(name)
        .append(": ")
        .append(home.length() > 1 ? text.replace(home, "~") : text)
        .append('\n');
  }
}
