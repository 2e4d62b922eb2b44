package io.github.taskfilels.cli;

import io.github.taskfilels.budget.HeapKeeper;
import io.github.taskfilels.cli.command.Subcommand;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.lsp.LanguageServerMain;
import java.io.BufferedOutputStream;
import java.util.List;

/** {@code lsp}: serves an editor on standard input and output. */
final class LspCommand implements Subcommand {
  private static final int BUFFER = 1 << 16;

  @Override
  public String summary() {
    return "serve an editor: the language server";
  }

  @Override
  public Flags flags() {
    return Flags.of(Flag.bool("help", "h", "show this help"));
  }

  @Override
  public String help() {
    return "Usage: taskfile-ls lsp\n\n"
        + "Speaks the language server protocol on standard input and output.\n";
  }

  @Override
  public int run(Console console, List<String> arguments) throws UsageException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      console.out().print(help());
      return 0;
    }
    // Clients of many servers pass --stdio, which is the only way here.
    if (!arguments.isEmpty() && !arguments.equals(List.of("--stdio"))) {
      throw new UsageException("taskfile-ls lsp takes no arguments, but got " + arguments);
    }
    HeapKeeper.start();
    return LanguageServerMain.run(console.in(), new BufferedOutputStream(console.out(), BUFFER));
  }
}
