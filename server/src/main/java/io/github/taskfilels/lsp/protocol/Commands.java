package io.github.taskfilels.lsp.protocol;

import com.google.common.collect.ImmutableList;

/** The commands that code lenses carry, and others of the server. */
public final class Commands {
  public static final String RUN = "taskfile.run";
  public static final String GRAPH = "taskfile.graph";

  /** Of clients only: asks for arguments, then as {@link #RUN}. */
  public static final String RUN_WITH_ARGUMENTS = "taskfile.runWithArguments";

  /** Of clients only: shows places. */
  public static final String SHOW_REFERENCES = "taskfile.showReferences";

  public static final String CANCEL = "taskfile.cancel";
  public static final String STATE = "taskfile.showState";
  public static final String TREE = "taskfile.showSyntaxTree";
  public static final String OCCURRENCES = "taskfile.showOccurrences";

  /**
   * A command.
   *
   * @param name as a client asks for it
   * @param argument the shape of its one argument, in Markdown
   * @param result what it gives, in Markdown
   */
  public record CommandSpec(String name, String argument, String result) {}

  /** All commands of the server, in the order of documentation. */
  public static final ImmutableList<CommandSpec> TABLE =
      ImmutableList.of(
          new CommandSpec(
              RUN,
              "`{ \"uri\": file of the lens, \"root\": root Taskfile, \"task\": name as called from"
                  + " that root, \"vars\"?: object of strings, \"cliArgs\"?: array of strings,"
                  + " \"dry\"?: boolean, \"outside\"?: boolean }`",
              "as `taskfile/run`"),
          new CommandSpec(
              GRAPH,
              "`{ \"uri\": …, \"root\"?: …, \"kind\"?: \"include\" or \"task\", \"task\"?: name }`",
              "as `taskfile/graph`"),
          new CommandSpec(CANCEL, "`{ \"runId\"?: string }` or none", "as `taskfile/cancel`"),
          new CommandSpec(STATE, "none", "as `taskfile/report` of `\"state\"`"),
          new CommandSpec(TREE, "`{ \"uri\": … }`", "as `taskfile/report` of `\"tree\"`"),
          new CommandSpec(
              OCCURRENCES, "`{ \"uri\": … }`", "as `taskfile/report` of `\"occurrences\"`"));

  private Commands() {}

  /** Their names, as {@code initialize} announces them. */
  public static ImmutableList<String> names() {
    return ImmutableList.copyOf(TABLE.stream().map(CommandSpec::name).iterator());
  }
}
