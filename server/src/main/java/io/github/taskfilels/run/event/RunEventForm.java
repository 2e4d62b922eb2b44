package io.github.taskfilels.run.event;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of event looks in JSON, as data. {@link RunEventJson} writes events by it; the page
 * of the protocol and the types of the extension are made from it.
 *
 * @param type the kind
 * @param doc what has happened, in one sentence
 * @param members what stands in the object beside {@code seq}, {@code at} and {@code event}, in the
 *     order in which it is written
 */
public record RunEventForm<E extends RunEvent>(
    Class<E> type, String doc, ImmutableList<Member<E>> members) {

  /**
   * A member of the object.
   *
   * @param type in the notation of TypeScript
   * @param optional whether it is left out where there is nothing to say
   * @param doc what it says, in a few words
   * @param value a Boolean, a Number, a String, or a list of numbers or strings; null to leave it
   *     out
   */
  public record Member<E extends RunEvent>(
      String name,
      String type,
      boolean optional,
      String doc,
      Function<E, @Nullable Object> value) {}

  private static final String NUMBER = "number";
  private static final String STRING = "string";
  private static final String STRINGS = "readonly string[]";
  private static final String NUMBERS = "readonly number[]";
  private static final String STREAM = "\"stdout\" | \"stderr\"";

  /** All kinds, in the order in which a run shows them. */
  public static final ImmutableList<RunEventForm<?>> ALL =
      ImmutableList.of(
          of(RunEvent.RunStarted.class, "The run begins.")
              .with("schema", NUMBER, "the version of this form", _ -> RunEvent.SCHEMA)
              .with("runId", STRING, "unique", RunEvent.RunStarted::runId)
              .with("requested", STRINGS, "the calls as asked for", RunEvent.RunStarted::requested)
              .with(
                  "concurrency",
                  NUMBER,
                  "how many tasks may work at once, 0 for any number",
                  RunEvent.RunStarted::concurrency)
              .with("shell", STRING, "what runs the commands", RunEvent.RunStarted::shell),
          of(RunEvent.NodeQueued.class, "A task was called.")
              .node(RunEvent.NodeQueued::node, RunEvent.NodeQueued::task)
              .perhaps(
                  "parent",
                  NUMBER,
                  "the node that called it; absent when it was requested",
                  e -> e.parent() == 0 ? null : e.parent())
              .with(
                  "reason",
                  "\"requested\" | \"dep\" | \"call\" | \"deferred\"",
                  "why it was called",
                  e -> word(e.reason()))
              .perhaps(
                  "variant",
                  STRING,
                  "hash of the variables it was called with",
                  e -> present(e.variant())),
          of(
                  RunEvent.NodeReady.class,
                  "It can go on as soon as a worker is free; comes again after each wait.")
              .node(RunEvent.NodeReady::node, RunEvent.NodeReady::task),
          of(RunEvent.NodeStarted.class, "A worker took it for the first time.")
              .node(RunEvent.NodeStarted::node, RunEvent.NodeStarted::task),
          of(
                  RunEvent.SlotLent.class,
                  "Its command uses no processor, so that another task may work instead.")
              .node(RunEvent.SlotLent::node, RunEvent.SlotLent::task),
          of(
                  RunEvent.SlotTakenBack.class,
                  "It uses a processor again, or its command has ended; comes before it waits or ends.")
              .node(RunEvent.SlotTakenBack::node, RunEvent.SlotTakenBack::task),
          of(RunEvent.NodeWaiting.class, "It waits for nodes it called, and holds no worker.")
              .node(RunEvent.NodeWaiting::node, RunEvent.NodeWaiting::task)
              .with("on", NUMBERS, "the nodes it waits for", RunEvent.NodeWaiting::on),
          of(RunEvent.NodeResumed.class, "A worker took it again after a wait.")
              .node(RunEvent.NodeResumed::node, RunEvent.NodeResumed::task),
          of(
                  RunEvent.NodeJoined.class,
                  "Another node does the same run-once work, or has done it; this one ends as that"
                      + " one does.")
              .node(RunEvent.NodeJoined::node, RunEvent.NodeJoined::task)
              .with("owner", NUMBER, "the other node", RunEvent.NodeJoined::owner),
          of(RunEvent.CommandStarted.class, "A command begins or, in a dry run, would begin.")
              .node(RunEvent.CommandStarted::node, RunEvent.CommandStarted::task)
              .with("command", NUMBER, "its number in the run", RunEvent.CommandStarted::command)
              .with("text", STRING, "as shown to people", RunEvent.CommandStarted::text)
              .with("echo", "boolean", "whether it is shown", RunEvent.CommandStarted::echo)
              .with("name", STRING, "stands in brackets before it", e -> e.display().name())
              .with("prefix", STRING, "for the prefixed style", e -> e.display().prefix())
              .perhaps(
                  "begin",
                  STRING,
                  "line before its output in the group style",
                  e -> e.display().begin())
              .perhaps("end", STRING, "line after it", e -> e.display().end())
              .perhaps(
                  "raw",
                  "true",
                  "its output is passed straight through in every style",
                  e -> e.display().raw() ? true : null),
          of(RunEvent.Output.class, "A command wrote something.")
              .node(RunEvent.Output::node, RunEvent.Output::task)
              .with(
                  "command",
                  NUMBER,
                  "the command; 0 for output of something that is none",
                  RunEvent.Output::command)
              .with(
                  "stream",
                  STREAM,
                  "where to; `stdout` for both where they end in one place",
                  e -> word(e.stream()))
              .perhaps("text", STRING, "what it wrote", e -> e.bytes().text().orElse(null))
              .perhaps(
                  "base64",
                  STRING,
                  "what it wrote, where that is not UTF-8",
                  e -> e.bytes().text().isPresent() ? null : e.bytes().base64()),
          of(RunEvent.CommandEnded.class, "A command has ended, and all its output was before.")
              .node(RunEvent.CommandEnded::node, RunEvent.CommandEnded::task)
              .with("command", NUMBER, "the command", RunEvent.CommandEnded::command)
              .with("exit", NUMBER, "its exit code", e -> e.exit().code())
              .with(
                  "how",
                  "\"exited\" | \"timedOut\" | \"cancelled\" | \"notStarted\"",
                  "how it ended",
                  e -> how(e.exit()))
              .perhaps(
                  "why",
                  STRING,
                  "why it was not started",
                  e -> e.exit() instanceof Exit.NotStarted(String why) ? why : null)
              .with("millis", NUMBER, "how long it took", RunEvent.CommandEnded::millis)
              .perhaps(
                  "ignored", "true", "its failure does not count", e -> e.ignored() ? true : null),
          of(RunEvent.Note.class, "A line for people, such as that a task is up to date.")
              .perhaps(
                  "node",
                  NUMBER,
                  "the node it is about; absent for the run",
                  e -> e.node() == 0 ? null : e.node())
              .perhaps("task", STRING, "its task", e -> e.node() == 0 ? null : e.task())
              .with("text", STRING, "without a newline", e -> e.message().text())
              .with("stream", STREAM, "where Task shows it", e -> word(e.message().stream()))
              .with(
                  "level",
                  "\"plain\" | \"good\" | \"info\" | \"warning\" | \"error\"",
                  "what kind of line",
                  e -> word(e.message().level())),
          of(RunEvent.NodeEnded.class, "A node has ended.")
              .node(RunEvent.NodeEnded::node, RunEvent.NodeEnded::task)
              .outcome(RunEvent.NodeEnded::outcome)
              .with(
                  "millis",
                  NUMBER,
                  "from its start, 0 if it never started",
                  RunEvent.NodeEnded::millis)
              .with(
                  "activeMillis",
                  NUMBER,
                  "how long workers were busy with it",
                  RunEvent.NodeEnded::activeMillis),
          of(
                  RunEvent.RunEnded.class,
                  "The run is over, and its processes are gone unless a command that ended well"
                      + " left some in the background. The last event.")
              .outcome(e -> e.result().outcome())
              .with("exit", NUMBER, "exit code for the runner", e -> e.result().exitCode(false))
              .with("millis", NUMBER, "wall time", e -> e.result().millis())
              .perhaps(
                  "survivors",
                  NUMBERS,
                  "processes that could not be ended",
                  e -> present(e.result().survivors())));

  private static final ImmutableMap<Class<?>, RunEventForm<?>> BY_TYPE =
      Maps.uniqueIndex(ALL, RunEventForm::type);

  /** The form of an event. */
  @SuppressWarnings("unchecked") // The map holds each form under the class that it is for.
  static <E extends RunEvent> RunEventForm<E> of(E event) {
    RunEventForm<?> form = BY_TYPE.get(event.getClass());
    if (form == null) {
      throw new IllegalArgumentException("no form for " + event);
    }
    return (RunEventForm<E>) form;
  }

  /** The value of {@code event}. */
  public String name() {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static <E extends RunEvent> RunEventForm<E> of(Class<E> type, String doc) {
    return new RunEventForm<>(type, doc, ImmutableList.of());
  }

  private RunEventForm<E> plus(Member<E> member) {
    return new RunEventForm<>(
        type, doc, ImmutableList.<Member<E>>builder().addAll(members).add(member).build());
  }

  private RunEventForm<E> with(
      String name, String type, String doc, Function<E, @Nullable Object> value) {
    return plus(new Member<>(name, type, false, doc, value));
  }

  private RunEventForm<E> perhaps(
      String name, String type, String doc, Function<E, @Nullable Object> value) {
    return plus(new Member<>(name, type, true, doc, value));
  }

  private RunEventForm<E> node(ToIntFunction<E> node, Function<E, String> task) {
    return with("node", NUMBER, "numbers the calls of the run from 1", node::applyAsInt)
        .with("task", STRING, "the task's full name in the root", task::apply);
  }

  private RunEventForm<E> outcome(Function<E, Outcome> outcome) {
    return with(
            "status",
            "\"succeeded\" | \"failed\" | \"skipped\" | \"upToDate\" | \"cancelled\"",
            "how it ended",
            e -> status(outcome.apply(e)))
        .perhaps(
            "why",
            STRING,
            "why it was skipped or is up to date",
            e -> present(outcome.apply(e).note()))
        .perhaps(
            "failure",
            STRING,
            "what went wrong",
            e -> outcome.apply(e).failure() instanceof Failure f ? f.message() : null)
        .perhaps(
            "cycle",
            STRINGS,
            "the tasks that need each other in a circle",
            e -> outcome.apply(e).failure() instanceof Failure f ? present(f.cycle()) : null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String present(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable ImmutableList<?> present(ImmutableList<?> list) {
    return list.isEmpty() ? null : list;
  }

  private static String status(Outcome outcome) {
    return switch (outcome.status()) {
      case SUCCEEDED -> "succeeded";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
      case UP_TO_DATE -> "upToDate";
      case CANCELLED -> "cancelled";
    };
  }

  private static String how(Exit exit) {
    return switch (exit) {
      case Exit.Exited _ -> "exited";
      case Exit.TimedOut _ -> "timedOut";
      case Exit.Cancelled _ -> "cancelled";
      case Exit.NotStarted _ -> "notStarted";
    };
  }
}
