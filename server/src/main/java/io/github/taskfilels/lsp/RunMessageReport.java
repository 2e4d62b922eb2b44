package io.github.taskfilels.lsp;

import io.github.taskfilels.lsp.session.Progress;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.report.RunSummary;
import io.github.taskfilels.run.report.RunSummaryCollector;
import io.github.taskfilels.text.Printable;
import java.util.Optional;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;

/**
 * Tells a client that knows nothing of runs: progress that can be cancelled, a message when the run
 * begins and one when it ends, each with the file that has the output, and the log.
 */
final class RunMessageReport implements RunReport {
  private final Session session;
  private final String title;
  private final Progress progress;
  private final Optional<RunOutputFile> output;
  private final RunSummaryCollector figures = new RunSummaryCollector(false);
  private int tasks;
  private int done;

  /**
   * @param tasks the names of what was asked for
   * @param output what the commands write, where it can be kept
   * @param cancel ends the run
   */
  RunMessageReport(Session session, String tasks, Optional<RunOutputFile> output, Runnable cancel) {
    this.session = session;
    this.title = "task " + tasks;
    this.output = output;
    this.progress = Progress.begin(session, title, cancel);
  }

  @Override
  public void accept(RunEvent event) {
    figures.accept(event);
    output.ifPresent(file -> file.accept(event));
    switch (event) {
      case RunEvent.RunStarted started -> show(MessageType.Info, "running");
      case RunEvent.NodeQueued queued -> tasks++;
      case RunEvent.NodeEnded ended -> {
        done++;
        progress.report(done + "/" + tasks + " " + ended.task());
      }
      case RunEvent.CommandStarted started when started.echo() ->
          session.log().info("task: [" + started.display().name() + "] " + started.text());
      case RunEvent.Output written -> session.log().info(line(written));
      case RunEvent.Note note -> session.log().info(note.message().text());
      case RunEvent.RunEnded ended -> end(ended);
      default -> {}
    }
  }

  private static String line(RunEvent.Output written) {
    String text = written.bytes().text().orElse("(binary output)");
    return "[" + written.task() + "] " + text.stripTrailing();
  }

  private void end(RunEvent.RunEnded ended) {
    Failure failure = ended.result().outcome().failure();
    String how =
        (failure == null ? "done" : failure.message())
            + " after "
            + ended.result().millis()
            + " ms";
    progress.end(how);
    figures
        .summary()
        .map(RunSummary::details)
        .filter(details -> !details.isEmpty())
        .ifPresent(details -> session.log().info(details.stripTrailing()));
    show(failure == null ? MessageType.Info : MessageType.Error, how);
  }

  private void show(MessageType type, String how) {
    String where = output.map(file -> ", output in " + file.path()).orElse("");
    session
        .client()
        .showMessage(new MessageParams(type, Printable.text(title + ": " + how) + where));
  }

  @Override
  public void close() {
    progress.close();
    output.ifPresent(RunOutputFile::close);
  }
}
