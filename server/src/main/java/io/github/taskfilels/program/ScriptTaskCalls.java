package io.github.taskfilels.program;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.shell.ShellUses;
import io.github.taskfilels.shell.Word;
import io.github.taskfilels.shell.WordPart;
import io.github.taskfilels.template.ScriptTemplate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a script calls by the command line: {@code task NAME …} and {@code taskfile-ls run
 * NAME …}, also behind {@code exec}, {@code sudo} and the like. Which of the words are names
 * follows the flags of Task 3.53.1.
 */
public final class ScriptTaskCalls {
  private static final ImmutableSet<String> TASK = ImmutableSet.of("task", "go-task", "task.exe");

  /** Programs and builtins whose arguments are a command. */
  private static final ImmutableSet<String> PREFIXES =
      ImmutableSet.of("command", "env", "exec", "nice", "nohup", "sudo", "xargs");

  /** Builtins behind which a script may be in another directory. */
  private static final ImmutableSet<String> MOVING = ImmutableSet.of("cd", "popd", "pushd");

  /** What may stand around the name of a variable. */
  private static final CharMatcher IGNORED = CharMatcher.anyOf("\"'- ");

  private static final ImmutableSet<String> WITH_VALUE =
      ImmutableSet.of(
          "--cacert",
          "--cert",
          "--cert-key",
          "--completion",
          "--concurrency",
          "--dir",
          "--events",
          "--expiry",
          "--fingerprint",
          "--interval",
          "--output",
          "--output-group-begin",
          "--output-group-end",
          "--remote-cache-dir",
          "--sort",
          "--taskfile",
          "--temp-dir",
          "--timeout",
          "--trace",
          "--trusted-hosts");

  /** Short flags that take a value: in a bundle, the rest of it or the next word. */
  private static final String LETTERS_WITH_VALUE = "CIdot";

  private static final ImmutableSet<String> ELSEWHERE =
      ImmutableSet.of("--dir", "--global", "--init", "--taskfile");
  private static final String LETTERS_ELSEWHERE = "dgit";

  private ScriptTaskCalls() {}

  /**
   * A call.
   *
   * @param word the name in the script
   * @param name its text; null where it is only known when the script runs
   * @param elsewhere whether a flag names a Taskfile or a directory, or the script may have left
   *     its own, so that the task may be one of another root
   */
  public record Call(Word word, @Nullable String name, boolean elsewhere) {}

  /** The calls of a script, in order of position. */
  public static ImmutableList<Call> of(ScriptTemplate script) {
    String text = script.template().source();
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    boolean moved = false;
    for (ShellUses.Command command : script.script().uses().commands()) {
      ImmutableList<Word> words =
          ImmutableList.<Word>builder().add(command.name()).addAll(command.arguments()).build();
      int first = firstArgument(words, text);
      if (first > 0) {
        find(words.subList(first, words.size()), moved, calls);
      }
      String name = command.name().literal();
      moved |= name != null && MOVING.contains(name);
    }
    return calls.build();
  }

  /** Where the arguments of Task begin; -1 where a command does not run it. */
  private static int firstArgument(ImmutableList<Word> words, String text) {
    int at = 0;
    while (at < words.size() && isPrefix(words, at)) {
      at++;
    }
    if (at == words.size()) {
      return -1;
    }
    String name = words.get(at).literal();
    if (name == null) {
      return isTaskItself(words.get(at).range().in(text)) ? at + 1 : -1;
    }
    if (TASK.contains(name)) {
      return at + 1;
    }
    boolean ours = name.equals("taskfile-ls") && at + 1 < words.size();
    return ours && "run".equals(words.get(at + 1).literal()) ? at + 2 : -1;
  }

  /** Whether a word is the special variable that names the program. */
  private static boolean isTaskItself(String word) {
    return IGNORED.removeFrom(word).equals("{{.TASK_EXE}}");
  }

  /** Whether a word is a prefix; behind the first, also its flags and assignments. */
  private static boolean isPrefix(ImmutableList<Word> words, int at) {
    String text = words.get(at).literal();
    if (text == null) {
      return false;
    }
    return PREFIXES.contains(text) || (at > 0 && (text.startsWith("-") || text.contains("=")));
  }

  private static void find(
      ImmutableList<Word> arguments, boolean moved, ImmutableList.Builder<Call> calls) {
    Set<Word> values = new HashSet<>();
    boolean elsewhere = moved;
    int end = 0;
    for (; end < arguments.size(); end++) {
      String text = arguments.get(end).literal();
      if ("--".equals(text)) {
        break;
      }
      if (text != null && text.startsWith("-") && text.length() > 1) {
        values.add(arguments.get(end));
        elsewhere |= isElsewhere(text);
        if (takesNext(text) && end + 1 < arguments.size()) {
          end++;
          values.add(arguments.get(end));
        }
      }
    }
    for (Word argument : arguments.subList(0, end)) {
      if (!values.contains(argument) && !isAssignment(argument)) {
        calls.add(new Call(argument, argument.literal(), elsewhere));
      }
    }
  }

  private static boolean isAssignment(Word word) {
    return word.parts().stream()
        .anyMatch(
            part -> part instanceof WordPart.Literal literal && literal.value().indexOf('=') >= 0);
  }

  private static boolean isElsewhere(String flag) {
    if (flag.startsWith("--")) {
      int equals = flag.indexOf('=');
      return ELSEWHERE.contains(equals < 0 ? flag : flag.substring(0, equals));
    }
    int value = valueLetter(flag);
    for (int i = 1; i < flag.length() && i <= value; i++) {
      if (LETTERS_ELSEWHERE.indexOf(flag.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesNext(String flag) {
    return flag.startsWith("--")
        ? WITH_VALUE.contains(flag)
        : valueLetter(flag) == flag.length() - 1;
  }

  /** Where in a bundle of short flags the one stands that takes a value; behind all for none. */
  private static int valueLetter(String flag) {
    for (int i = 1; i < flag.length(); i++) {
      if (LETTERS_WITH_VALUE.indexOf(flag.charAt(i)) >= 0) {
        return i;
      }
    }
    return flag.length();
  }
}
