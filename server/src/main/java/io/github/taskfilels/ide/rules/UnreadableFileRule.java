package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.FileRefusals;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.workspace.FileContent;

/** Files without a text, or with bytes that are no text. */
public final class UnreadableFileRule implements Rule {
  @Override
  public String id() {
    return Kind.UNREADABLE_FILE.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A Taskfile that cannot be read: it is a folder or a device, permission is "
            + "missing, it is larger than 8 MiB, or it is not UTF-8.",
        "Stops.",
        """
        version: '3'
        # and bytes that are no UTF-8
        """,
        """
        version: '3'
        """);
  }

  /**
   * What is wrong with the content itself. A file that is not there is nobody's mistake and gives
   * nothing.
   */
  ImmutableList<Finding> check(FileContent content) {
    LoadRefusal unreadable = FileRefusals.unreadable(content);
    return unreadable == null ? ImmutableList.of() : ImmutableList.of(Finding.of(this, unreadable));
  }
}
