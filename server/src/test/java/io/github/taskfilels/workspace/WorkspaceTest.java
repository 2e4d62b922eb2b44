package io.github.taskfilels.workspace;

import static io.github.taskfilels.testkit.TestWorkspace.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.testkit.TestWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  private static final FileId FILE = id("/Taskfile.yml");
  private static final String TEXT = "version: '3'\ntasks:\n  a: echo a\n";

  private final TestWorkspace files = TestWorkspace.of(Map.of("/Taskfile.yml", TEXT));
  private final Workspace workspace = files.workspace();

  private static String textOf(Snapshot snapshot) {
    return snapshot.content(FILE) instanceof FileText text ? text.text() : "";
  }

  @Test
  void anOpenBufferHidesTheDiskUntilItIsClosed() {
    Snapshot opened = workspace.open(FILE, FileKind.LANGUAGE_ID, 1, "open");
    files.write("/Taskfile.yml", "disk");
    Snapshot changed = workspace.change(FILE, 2, "changed");
    Snapshot closed = workspace.close(FILE);

    assertThat(textOf(opened)).isEqualTo("open");
    assertThat(textOf(changed)).isEqualTo("changed");
    assertThat(changed.text(FILE)).extracting(FileText::version).isEqualTo(2);
    assertThat(textOf(closed)).isEqualTo("disk");
    assertThat(closed.text(FILE)).extracting(FileText::version).isEqualTo(FileText.NO_VERSION);
    assertThat(closed.revision()).isGreaterThan(changed.revision());
  }

  /** Typing leaves what closed files hold unasked; opening and closing does not. */
  @Test
  void aQueryReadsAClosedFileAnew() {
    files.write("/other.yml", "version: '3'\ntasks: {x: echo}\n");
    Function<Snapshot, String> query =
        snapshot -> tasks(snapshot, FILE) + " " + tasks(snapshot, id("/other.yml"));
    workspace.open(FILE, FileKind.LANGUAGE_ID, 1, TEXT);
    assertThat(workspace.snapshot().<String>memo("tasks", query)).isEqualTo("[a] [x]");
    workspace.change(FILE, 2, TEXT.replace("a:", "b:"));
    assertThat(workspace.snapshot().<String>memo("tasks", query)).isEqualTo("[b] [x]");
    workspace.close(FILE);
    assertThat(workspace.snapshot().<String>memo("tasks", query)).isEqualTo("[a] [x]");
    workspace.open(FILE, FileKind.LANGUAGE_ID, 3, TEXT.replace("a:", "c:"));
    assertThat(workspace.snapshot().<String>memo("tasks", query)).isEqualTo("[c] [x]");
    files.write("/other.yml", "version: '3'\ntasks: {y: echo}\n");
    assertThat(workspace.snapshot().<String>memo("tasks", query)).isEqualTo("[c] [y]");
  }

  private static List<String> tasks(Snapshot snapshot, FileId file) {
    Summary summary = snapshot.summary(file);
    return summary == null
        ? List.of()
        : summary.tasks().stream().map(Summary.TaskEntry::name).toList();
  }

  @Test
  void aSnapshotKeepsWhatItHasSeen() {
    Snapshot before = workspace.snapshot();
    assertThat(textOf(before)).isEqualTo(TEXT);
    Snapshot after = files.write("/Taskfile.yml", "new");
    assertThat(textOf(after)).isEqualTo("new");
    assertThat(textOf(before)).isEqualTo(TEXT);
  }

  @Test
  void whatIsWrittenBehindTheWorkspaceIsNotSeen() {
    assertThat(textOf(workspace.snapshot())).isEqualTo(TEXT);
    files.disk().write("/Taskfile.yml", "new");
    assertThat(textOf(workspace.change(id("/other"), 1, "x"))).isEqualTo(TEXT);
  }

  @Test
  void aChangedFolderCoversEverythingBelowIt() {
    files.write("/sub/deep/x.yml", "x");
    assertThat(workspace.snapshot().kind(id("/sub/deep/x.yml"))).isEqualTo(PathKind.FILE);
    files.disk().delete("/sub/deep/x.yml");
    workspace.diskChanged(List.of(new DiskChange(id("/sub"), DiskChange.Kind.DELETED)));
    assertThat(workspace.snapshot().kind(id("/sub/deep/x.yml"))).isEqualTo(PathKind.MISSING);
  }

  @Test
  void aNewFileBringsItsFolder() {
    assertThat(workspace.snapshot().kind(id("/sub"))).isEqualTo(PathKind.MISSING);
    assertThat(files.write("/sub/x.yml", "x").kind(id("/sub"))).isEqualTo(PathKind.DIRECTORY);
  }

  @Test
  void aTextIsReadAndParsedOnce() {
    workspace.snapshot().taskfile(FILE);
    workspace.snapshot().summary(FILE);
    assertThat(workspace.statistics().parses()).isEqualTo(1);
    Snapshot open = workspace.open(FILE, FileKind.LANGUAGE_ID, 1, TEXT);
    assertThat(open.taskfile(FILE)).isNotNull();
    assertThat(open.summary(FILE)).isNotNull();
    Snapshot typed = workspace.change(FILE, 2, TEXT + "  b: echo b\n");
    assertThat(typed.taskfile(FILE)).isNotNull();
    assertThat(typed.tree(FILE)).isSameAs(typed.tree(FILE));
    assertThat(workspace.statistics().diskReads()).isEqualTo(1);
    // Each buffer has a tree of its own.
    assertThat(workspace.statistics().parses()).isEqualTo(3);
  }

  @Test
  void typingInACommandLeavesTheSummaryTheSame() {
    Summary before = workspace.open(FILE, FileKind.LANGUAGE_ID, 1, TEXT).summary(FILE);
    assertThat(
            workspace.change(FILE, 2, "# hi\n" + TEXT.replace("echo a", "echo abc")).summary(FILE))
        .isSameAs(before);
    assertThat(workspace.change(FILE, 3, TEXT.replace("a:", "b:")).summary(FILE))
        .isNotEqualTo(before);
  }

  /** Counts how often it is computed. */
  private static final class Names {
    final AtomicInteger computed = new AtomicInteger();

    String of(Snapshot snapshot, FileId file) {
      return snapshot.memo(
          List.of(this, file),
          reader -> {
            computed.incrementAndGet();
            Summary summary = reader.summary(file);
            return summary == null ? "-" : summary.tasks().toString();
          });
    }
  }

  @Test
  void aQueryOfSummariesIsNotComputedAgainWhileTheyAreEqual() {
    Names names = new Names();
    String first = names.of(workspace.open(FILE, FileKind.LANGUAGE_ID, 1, TEXT), FILE);
    for (int version = 2; version < 20; version++) {
      workspace.change(FILE, version, TEXT + "# " + version + "\n");
    }
    assertThat(names.of(workspace.snapshot(), FILE)).isSameAs(first);
    assertThat(names.computed).hasValue(1);
    names.of(workspace.change(FILE, 20, TEXT + "  b: echo b\n"), FILE);
    assertThat(names.computed).hasValue(2);
  }

  @Test
  void aQueryOfGlobalVariablesIsNotComputedAgainForWhatIsTypedBehindThem() {
    AtomicInteger computed = new AtomicInteger();
    Function<Snapshot, Integer> query =
        reader -> {
          computed.incrementAndGet();
          return reader.globals(FILE, GlobalVariables.Kind.VARS).size();
        };
    String text = "version: '3'\nvars: {A: 'x{{.B}}', B: {sh: echo \"b\"}}\ntasks: {a: echo}\n";
    workspace.open(FILE, FileKind.LANGUAGE_ID, 1, text).memo("globals", query);
    workspace.change(FILE, 2, text.replace("echo}", "echo more}")).memo("globals", query);
    assertThat(computed).hasValue(1);
    workspace.change(FILE, 3, text.replace("x{{.B}}", "y{{.B}}")).memo("globals", query);
    assertThat(computed).hasValue(2);
    workspace.change(FILE, 4, "\n" + text.replace("x{{.B}}", "y{{.B}}")).memo("globals", query);
    assertThat(computed).hasValue(3);
  }

  @Test
  void anEqualResultStopsWhatDependsOnIt() {
    AtomicInteger computed = new AtomicInteger();
    Function<Snapshot, Integer> outer =
        reader -> {
          computed.incrementAndGet();
          return reader.memo(
              "inner", inner -> inner.text(FILE) == null ? 0 : inner.text(FILE).text().length());
        };
    workspace.open(FILE, FileKind.LANGUAGE_ID, 1, "abc").memo("outer", outer);
    workspace.change(FILE, 2, "xyz").memo("outer", outer);
    assertThat(computed).hasValue(1);
    assertThat(workspace.change(FILE, 3, "longer").memo("outer", outer)).isEqualTo(6);
    assertThat(computed).hasValue(2);
  }

  @Test
  void anOldSnapshotGetsItsOwnAnswerAndLeavesTheNewOne() {
    Names names = new Names();
    Snapshot old = workspace.open(FILE, FileKind.LANGUAGE_ID, 1, TEXT);
    Snapshot young = workspace.change(FILE, 2, TEXT.replace("a:", "b:"));
    assertThat(names.of(young, FILE)).contains("name=b");
    assertThat(names.of(old, FILE)).contains("name=a");
    assertThat(names.of(young, FILE)).contains("name=b");
    assertThat(names.of(old, FILE)).contains("name=a");
    assertThat(names.computed).hasValue(2);
  }

  @Test
  void settingsFoldersAndKindsAreReadToo() {
    AtomicInteger computed = new AtomicInteger();
    Function<Snapshot, String> query =
        reader -> {
          computed.incrementAndGet();
          return reader.settings() + "" + reader.folders() + reader.kind(id("/new.yml"));
        };
    workspace.snapshot().memo("q", query);
    workspace.change(id("/any"), 1, "x").memo("q", query);
    assertThat(computed).hasValue(1);
    Settings settings =
        new Settings(ImmutableMap.of("x", "off"), ImmutableSet.of(), ImmutableSet.of());
    workspace.settingsChanged(settings).memo("q", query);
    workspace.foldersChanged(List.of(id("/x"))).memo("q", query);
    assertThat(files.write("/new.yml", "x").memo("q", query)).endsWith("FILE");
    assertThat(computed).hasValue(4);
  }

  @Test
  void aQueryThatNeedsItselfIsRefused() {
    Snapshot snapshot = workspace.snapshot();
    assertThatThrownBy(() -> snapshot.memo("a", s -> s.memo("b", t -> t.memo("a", u -> "x"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a");
  }

  @Test
  void concurrentCallersShareTheWork() throws Exception {
    AtomicInteger computed = new AtomicInteger();
    CountDownLatch started = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Object>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(
            pool.submit(
                () -> {
                  started.await();
                  return workspace
                      .snapshot()
                      .memo(
                          "slow",
                          reader -> {
                            computed.incrementAndGet();
                            Thread.onSpinWait();
                            return new Object();
                          });
                }));
      }
      started.countDown();
      Object first = answers.getFirst().get();
      for (Future<Object> answer : answers) {
        assertThat(answer.get()).isSameAs(first);
      }
    }
    assertThat(computed).hasValue(1);
  }

  @Test
  void theNextCallerTakesOverWhenTheFirstIsCancelled() throws Exception {
    AtomicBoolean cancelled = new AtomicBoolean();
    CountDownLatch inside = new CountDownLatch(1);
    Snapshot first = workspace.snapshot().cancellable(cancelled::get);
    AtomicInteger entered = new AtomicInteger();
    Function<Snapshot, String> query =
        reader -> {
          if (entered.incrementAndGet() > 1) {
            return "second";
          }
          inside.countDown();
          while (true) {
            reader.checkCancelled();
            Thread.onSpinWait();
          }
        };
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> one = pool.submit(() -> first.memo("q", query));
      inside.await();
      Future<String> two = pool.submit(() -> workspace.snapshot().memo("q", query));
      cancelled.set(true);
      assertThat(two.get()).isEqualTo("second");
      assertThatThrownBy(one::get).hasCauseInstanceOf(CancellationException.class);
    }
  }

  @Test
  void aBufferWithoutAFileWorks() {
    FileId untitled = FileId.ofUri("untitled:Untitled-1");
    Snapshot snapshot = workspace.open(untitled, FileKind.LANGUAGE_ID, 1, TEXT);
    assertThat(untitled.path()).isNull();
    assertThat(untitled.uri()).isEqualTo("untitled:Untitled-1");
    assertThat(snapshot.summary(untitled)).isNotNull();
    assertThat(snapshot.seeds()).contains(untitled, FILE);
    assertThat(workspace.close(untitled).failure(untitled))
        .extracting(FileFailure::reason)
        .isEqualTo(FileFailure.Reason.NO_PATH);
  }

  @Test
  void aHugeBufferIsAFailureNotAText() {
    Snapshot snapshot =
        workspace.open(FILE, FileKind.LANGUAGE_ID, 1, "x".repeat(FileFailure.MAX_BYTES + 1));
    assertThat(snapshot.failure(FILE))
        .extracting(FileFailure::reason)
        .isEqualTo(FileFailure.Reason.TOO_LARGE);
  }
}
