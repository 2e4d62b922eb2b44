package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.rules.ShellCheckRule;
import io.github.taskfilels.ide.rules.ShellCheckScript;
import io.github.taskfilels.ide.rules.ShellRemark;
import io.github.taskfilels.lsp.session.ClientSettings.ShellCheckSettings;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.shellcheck.ShellCheck;
import io.github.taskfilels.shellcheck.ShellCheckException;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What shellcheck says of open files, for users who have set that it may be asked. It is asked in
 * the background, once of each text, after nothing was typed in the file for a moment; what is not
 * known yet is left out until then. Safe for several threads.
 */
final class ScriptChecks implements AutoCloseable {
  private static final int THREADS = 2;

  /** How long the texts of a file must stay as they are before it is asked, in milliseconds. */
  private static final int QUIET_MILLIS = 300;

  /** So many different reasons why it fails are told. */
  private static final int MOST_REASONS = 10;

  private final Session session;
  private final Consumer<FileId> again;
  private final ScheduledThreadPoolExecutor threads;
  private final Map<FileId, Request> requests = new ConcurrentHashMap<>();
  private final Set<String> told = new HashSet<>();
  private volatile boolean closed;
  private Found found = new Found(new ShellCheckSettings(false, ""), null);

  /** The texts of a file that are looked at or will be. */
  private record Request(ShellCheck program, ImmutableList<ShellCheckScript> scripts) {}

  /** Where settings lead. */
  private record Found(ShellCheckSettings settings, @Nullable ShellCheck program) {}

  /**
   * @param again is told of each file of which more is known than when it was asked about
   */
  ScriptChecks(Session session, Consumer<FileId> again) {
    this.session = session;
    this.again = again;
    this.threads =
        new ScheduledThreadPoolExecutor(
            THREADS, task -> Thread.ofPlatform().name("shellcheck").daemon().unstarted(task));
    threads.setKeepAliveTime(1, TimeUnit.SECONDS);
    threads.allowCoreThreadTimeOut(true);
  }

  /** What is known of a file; the rest is found out. Waits for nothing but the disk. */
  ImmutableList<Finding> findings(Snapshot snapshot, FileId file) {
    ShellCheck program = program();
    if (program == null || !snapshot.isOpen(file)) {
      requests.remove(file);
      return ImmutableList.of();
    }
    ImmutableList<ShellCheckScript> scripts = ShellCheckRule.scripts(snapshot, file);
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    boolean complete = true;
    for (ShellCheckScript script : scripts) {
      ImmutableList<ShellRemark> remarks = program.known(script.script());
      complete &= remarks != null;
      if (remarks != null) {
        findings.addAll(ShellCheckRule.findings(file, script, remarks));
      }
    }
    if (complete) {
      requests.remove(file);
    } else {
      want(file, new Request(program, scripts));
    }
    return Linter.shown(snapshot, file, findings.build());
  }

  /** The program of the settings as they are; null where it is not to be asked, or not there. */
  private synchronized @Nullable ShellCheck program() {
    ShellCheckSettings settings = session.settings().shellCheck();
    if (!settings.equals(found.settings())) {
      found = new Found(settings, settings.enabled() ? find(settings.path()) : null);
    }
    return found.program();
  }

  private @Nullable ShellCheck find(String path) {
    try {
      return ShellCheck.find(path, session.workspace().snapshot().environment());
    } catch (ShellCheckException e) {
      session
          .client()
          .showMessage(
              new MessageParams(
                  MessageType.Warning,
                  Printable.line(
                      "commands are not checked with shellcheck: "
                          + e.getMessage()
                          + " (setting taskfile.shellcheck.path)")));
      return null;
    }
  }

  private synchronized void want(FileId file, Request request) {
    if (!closed && !request.equals(requests.get(file))) {
      requests.put(file, request);
      var _ = threads.schedule(() -> work(file, request), QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void work(FileId file, Request request) {
    // Another one of the same file, or none, means that nobody waits for this one.
    Cancel superseded = () -> closed || !request.equals(requests.get(file));
    try {
      for (ShellCheckScript script : request.scripts()) {
        superseded.check();
        check(request.program(), script.script(), superseded);
      }
    } catch (CancellationException e) {
      return;
    } catch (RuntimeException e) {
      session.log().failure("shellcheck", e);
      return;
    }
    again.accept(file);
  }

  private void check(ShellCheck program, String script, Cancel superseded) {
    try {
      program.check(script, superseded);
    } catch (ShellCheckException e) {
      boolean isNew;
      synchronized (told) {
        isNew = told.size() < MOST_REASONS && told.add(e.getMessage());
      }
      if (isNew) {
        session.log().warning(e.getMessage());
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    threads.shutdownNow();
  }
}
