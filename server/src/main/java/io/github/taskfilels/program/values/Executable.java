package io.github.taskfilels.program.values;

import java.nio.file.Files;
import java.nio.file.Path;

/** How tasks call the runner that runs them: what {@code TASK_EXE} says. */
public final class Executable {
  private static final String NAME = "taskfile-ls";

  private Executable() {}

  /** A command for a shell: the launcher of the runtime image where there is one. */
  public static String name() {
    return name(System.getProperty("java.home", ""));
  }

  static String name(String javaHome) {
    Path launcher = Path.of(javaHome, "bin", NAME);
    boolean plain = launcher.toString().matches("[A-Za-z0-9_./+@%-]+");
    return (plain && Files.isExecutable(launcher) ? launcher.toString() : NAME) + " run";
  }
}
