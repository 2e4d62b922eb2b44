package io.github.taskfilels.cli.check;

import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.rules.Rule;
import io.github.taskfilels.ide.rules.RuleText;
import io.github.taskfilels.ide.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** {@code rules}: what {@code check} finds, and the page of a rule. */
public final class RulesCommand extends FlagCommand {
  public RulesCommand() {
    super(
        Flags.of(Flag.bool("help", "h", "show this help")),
        "list the rules of check, or tell all of one",
        "Usage: taskfile-ls rules [ID...]\n\n"
            + "Lists the rules with their severities. With ids, tells what each finds and why, with\n"
            + "examples, and how it is switched off.\n");
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException {
    List<String> ids = new ArrayList<>(flags.words());
    ids.addAll(flags.rest());
    if (ids.isEmpty()) {
      console.out().print(RuleText.list());
    }
    List<Rule> rules = new ArrayList<>();
    for (String id : ids) {
      RuleNames.check(id, Rules.ids());
      rules.add(Objects.requireNonNull(Rules.find(id), "it is one of the ids"));
    }
    rules.forEach(rule -> console.out().print(RuleText.page(rule)));
    return 0;
  }
}
