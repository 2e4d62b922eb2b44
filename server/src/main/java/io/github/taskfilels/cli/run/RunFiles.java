package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.report.ChromeTrace;
import io.github.taskfilels.run.report.JsonLines;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files in which a run is written down as it goes on: its events, its trace. */
final class RunFiles implements AutoCloseable {
  private final List<RecordWriter> writers = new ArrayList<>();
  private final List<RunEventSink> sinks = new ArrayList<>();

  private RunFiles() {}

  /**
   * Opens the files that the flags ask for.
   *
   * @throws ExitException when one cannot be written, before anything runs
   */
  static RunFiles open(Console console, Flags.Parsed flags) throws ExitException {
    RunFiles files = new RunFiles();
    files.open(console, flags.get("events"), JsonLines::new);
    files.open(console, flags.get("trace"), ChromeTrace::new);
    return files;
  }

  private void open(
      Console console, @Nullable String name, Function<Writer, ? extends RunEventSink> sink)
      throws ExitException {
    if (name == null) {
      return;
    }
    try {
      RecordWriter writer = new RecordWriter(name, Files.newBufferedWriter(console.resolve(name)));
      writers.add(writer);
      sinks.add(sink.apply(writer));
    } catch (IOException e) {
      close();
      String why =
          e instanceof NoSuchFileException ? "its folder does not exist" : FileProblem.of(e);
      throw new ExitException(ExitCode.UNKNOWN, "task: cannot write \"" + name + "\": " + why);
    }
  }

  /** What takes the events. */
  ImmutableList<RunEventSink> sinks() {
    return ImmutableList.copyOf(sinks);
  }

  /**
   * Closes the files after the run, whose result stands; says which of them are not whole.
   *
   * @param code of the run
   * @return the exit code, which is not 0 where a file is not whole
   */
  int close(Console console, int code) {
    close();
    int exit = code;
    for (RecordWriter writer : writers) {
      String problem = writer.problem();
      if (problem != null) {
        console.err().println(problem);
        exit = code == 0 ? ExitCode.UNKNOWN.code() : code;
      }
    }
    return exit;
  }

  @Override
  public void close() {
    writers.forEach(RecordWriter::close);
  }
}
