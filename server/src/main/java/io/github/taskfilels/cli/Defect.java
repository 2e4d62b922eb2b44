package io.github.taskfilels.cli;

import io.github.taskfilels.text.ProductVersion;
import java.io.PrintStream;

/** What is said when taskfile-ls itself is wrong, and no command line, Taskfile or machine is. */
final class Defect {
  /** The exit code: {@code EX_SOFTWARE} of {@code sysexits.h}, which Task does not use. */
  static final int EXIT = 70;

  private Defect() {}

  /** Says what happened and what to do about it, and gives the exit code. */
  static int report(PrintStream err, Throwable defect) {
    err.println("taskfile-ls: this is a defect of taskfile-ls, which ends here:");
    defect.printStackTrace(err);
    err.println(
        "This was taskfile-ls "
            + ProductVersion.text()
            + " with Java "
            + Runtime.version()
            + " on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ".");
    err.println("Please report it, with all of this text, where you got taskfile-ls from.");
    return EXIT;
  }
}
