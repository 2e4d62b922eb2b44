package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.Bytes;
import io.github.taskfilels.run.Captured;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Message;
import io.github.taskfilels.run.StreamKind;
import io.github.taskfilels.run.Worker;
import io.github.taskfilels.run.event.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of dynamic variables, each once for the same text, directory and environment.
 * Several that are independent run at the same time.
 */
final class VariableCommands {
  /**
   * What differs from task to task without being asked for: such a variable only counts where the
   * command names it.
   */
  private static final ImmutableSet<String> INCIDENTAL =
      ImmutableSet.of("TASK", "TASK_DIR", "TASKFILE", "TASKFILE_DIR", "ALIAS");

  private static final String MASKED = "*****";

  private final Map<Question, CompletableFuture<String>> known = new HashMap<>();
  private final boolean verbose;
  private final TaskFolders folders;
  private final Secrets secrets;

  /**
   * @param secrets gets what commands of secret variables write, before anything is told of them
   */
  VariableCommands(boolean verbose, TaskFolders folders, Secrets secrets) {
    this.verbose = verbose;
    this.folders = folders;
    this.secrets = secrets;
  }

  private record Question(
      String command, String directory, ImmutableMap<String, String> environment) {}

  /** The commands as one worker runs them. */
  DynamicValues with(Worker worker) {
    return new DynamicValues() {
      @Override
      public String output(
          String command, String directory, ImmutableMap<String, String> environment)
          throws ValueException, InterruptedException {
        return answer(worker, false, command, directory, environment);
      }

      @Override
      public String secretOutput(
          String command, String directory, ImmutableMap<String, String> environment)
          throws ValueException, InterruptedException {
        return answer(worker, true, command, directory, environment);
      }
    };
  }

  private String answer(
      Worker worker,
      boolean secret,
      String command,
      String directory,
      ImmutableMap<String, String> environment)
      throws ValueException, InterruptedException {
    Question question = new Question(command, directory, relevant(command, environment));
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> other = putIfAbsent(question, mine);
    while (other != null) {
      worker.blocks();
      String output = await(other);
      if (output != null) {
        return output;
      }
      other = putIfAbsent(question, mine);
    }
    try {
      String output = run(worker, secret, command, directory, environment);
      mine.complete(output);
      return output;
    } catch (ValueException | InterruptedException | RuntimeException e) {
      synchronized (known) {
        known.remove(question);
      }
      boolean ownEnd = e instanceof InterruptedException || worker.cancelled();
      mine.completeExceptionally(ownEnd ? new CancellationException() : e);
      throw e;
    }
  }

  private @Nullable CompletableFuture<String> putIfAbsent(
      Question question, CompletableFuture<String> mine) {
    synchronized (known) {
      return known.putIfAbsent(question, mine);
    }
  }

  private static ImmutableMap<String, String> relevant(
      String command, ImmutableMap<String, String> environment) {
    ImmutableMap.Builder<String, String> relevant = ImmutableMap.builder();
    environment.forEach(
        (name, value) -> {
          if (!INCIDENTAL.contains(name) || command.contains(name)) {
            relevant.put(name, value);
          }
        });
    return relevant.buildOrThrow();
  }

  /** The output; null where whoever ran the command was cancelled, so that it has to run again. */
  private static @Nullable String await(CompletableFuture<String> other)
      throws ValueException, InterruptedException {
    try {
      return other.get();
    } catch (CancellationException e) {
      return null;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ValueException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private String run(
      Worker worker,
      boolean secret,
      String command,
      String directory,
      ImmutableMap<String, String> environment)
      throws ValueException, InterruptedException {
    Path where = Path.of(directory.isEmpty() ? "." : directory);
    CommandSpec spec = CommandSpec.of(command, folders.forQuestion(where), environment);
    Captured captured = worker.capture(spec, null);
    if (secret) {
      // Here, too, because a command that fails gives no value; and nobody knows what is in it.
      secrets.add(text(captured.stdout()).strip());
      if (!captured.exit().ok()) {
        secrets.add(text(captured.stderr()).strip());
        secrets.add("\"" + command + "\"");
      }
    }
    if (!captured.stderr().isEmpty()) {
      String text = text(captured.stderr());
      String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      worker.note(new Message(Message.Level.PLAIN, StreamKind.STDERR, line));
    }
    Exit exit = captured.exit();
    if (!exit.ok()) {
      String why =
          exit instanceof Exit.NotStarted(String reason)
              ? reason
              : exit instanceof Exit.Cancelled ? "context canceled" : "exit status " + exit.code();
      throw new ValueException("task: Command \"" + command + "\" failed: " + why);
    }
    String output = text(captured.stdout());
    if (verbose) {
      String shown = output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
      String result = secret ? MASKED : shown;
      worker.note(
          new Message(
              Message.Level.INFO,
              StreamKind.STDERR,
              "task: dynamic variable: " + quoted(command) + " result: " + quoted(result)));
    }
    return output;
  }

  /** Quotes as Go does in messages. */
  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }

  private static String text(Bytes bytes) {
    return new String(bytes.toArray(), StandardCharsets.UTF_8);
  }
}
