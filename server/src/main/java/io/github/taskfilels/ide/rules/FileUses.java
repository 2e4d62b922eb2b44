package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.ScriptTaskCalls;
import io.github.taskfilels.shell.Redirection;
import io.github.taskfilels.shell.ShellUses;
import io.github.taskfilels.shell.Word;
import io.github.taskfilels.shell.WordPart;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Summary.FileAccess;
import io.github.taskfilels.workspace.Summary.FileUse;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of a Taskfile's own tasks read and write by redirections, and which tasks they
 * call by the command line. Other files do not see it. It holds no offsets, so that most edits
 * leave it equal.
 *
 * @param redirections by the key of a task, in order
 * @param scriptCalls by the key of a task
 */
record FileUses(
    ImmutableListMultimap<String, FileUse> redirections,
    ImmutableListMultimap<String, String> scriptCalls) {
  private static final ImmutableSet<String> OVERWRITES = ImmutableSet.of(">", ">|", "&>");
  private static final ImmutableSet<String> MOVING = ImmutableSet.of("cd", "popd", "pushd");

  static FileUses of(FileContext context) {
    ImmutableListMultimap.Builder<String, FileUse> uses = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<String, String> calls = ImmutableListMultimap.builder();
    for (Task task : context.taskfile().tasks()) {
      redirections(context, task, (use, range) -> uses.put(task.name(), use));
      scriptCalls(context, task, (name, range) -> calls.put(task.name(), name));
    }
    return new FileUses(uses.build(), calls.build());
  }

  /** Each task that the commands of one call, by a name that is empty where it is not known. */
  static void scriptCalls(FileContext context, Task task, BiConsumer<String, TextRange> found) {
    for (Command command : task.cmds()) {
      if (command instanceof Command.Shell shell && shell.cmd().value().contains("task")) {
        Text cmd = shell.cmd();
        for (ScriptTaskCalls.Call call : ScriptTaskCalls.of(context.script(cmd))) {
          String name = call.name();
          found.accept(
              name == null || call.elsewhere() ? "" : name,
              cmd.sourceMap().wordToSource(call.word().range()));
        }
      }
    }
  }

  /** Where a task uses files in this way; the last place of several. */
  static @Nullable TextRange rangeOf(FileContext context, Task task, FileUse wanted) {
    ImmutableMap.Builder<FileUse, TextRange> places = ImmutableMap.builder();
    for (Glob glob : task.fingerprint().sources()) {
      FileAccess access = glob.exclude() ? FileAccess.SKIPS : FileAccess.READS;
      places.put(new FileUse(access, glob.pattern().value()), glob.pattern().range());
    }
    for (Glob glob : task.fingerprint().generates()) {
      places.put(new FileUse(FileAccess.WRITES, glob.pattern().value()), glob.pattern().range());
    }
    redirections(context, task, places::put);
    return places.buildKeepingLast().get(wanted);
  }

  private static void redirections(
      FileContext context, Task task, BiConsumer<FileUse, TextRange> found) {
    for (Command command : task.cmds()) {
      if (command instanceof Command.Shell shell) {
        redirections(context, shell, found);
      }
    }
  }

  private static void redirections(
      FileContext context, Command.Shell shell, BiConsumer<FileUse, TextRange> found) {
    Text cmd = shell.cmd();
    if (cmd.value().indexOf('>') < 0 && cmd.value().indexOf('<') < 0) {
      return;
    }
    ScriptTemplate script = context.script(cmd);
    if (script.branches() || !script.script().errors().isEmpty() || moves(script)) {
      return;
    }
    script
        .script()
        .visit(
            node -> {
              if (node instanceof Redirection redirection && redirection.target() != null) {
                boolean reads = redirection.operator().equals("<");
                String path = text(redirection.target(), cmd.value());
                boolean looped = shell.loop() != null && path != null && path.contains("{{");
                if ((reads || OVERWRITES.contains(redirection.operator()))
                    && path != null
                    && !looped
                    && !path.startsWith("/dev/")) {
                  found.accept(
                      new FileUse(reads ? FileAccess.READS : FileAccess.WRITES, path),
                      cmd.sourceMap().wordToSource(redirection.target().range()));
                }
              }
            });
  }

  /** Whether paths of a script may be those of another directory than its task's. */
  private static boolean moves(ScriptTemplate script) {
    for (ShellUses.Command command : script.script().uses().commands()) {
      String name = command.name().literal();
      if (name == null || MOVING.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** The text of a word with its templates; null where the shell expands something in it. */
  private static @Nullable String text(Word word, String script) {
    StringBuilder text = new StringBuilder();
    return append(word.parts(), script, text) && !text.isEmpty() ? text.toString() : null;
  }

  private static boolean append(List<WordPart> parts, String script, StringBuilder text) {
    for (WordPart part : parts) {
      switch (part) {
        case WordPart.Literal literal -> text.append(literal.value());
        case WordPart.SingleQuoted quoted when quoted.children().isEmpty() ->
            text.append(quoted.value());
        case WordPart.Opaque opaque -> text.append(opaque.range().in(script));
        case WordPart.DoubleQuoted quoted -> {
          if (!append(quoted.children(), script, text)) {
            return false;
          }
        }
        default -> {
          return false;
        }
      }
    }
    return true;
  }
}
