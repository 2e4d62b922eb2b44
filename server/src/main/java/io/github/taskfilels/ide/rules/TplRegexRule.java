package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.functions.RegexSize;

/** Regular expressions that Go does not read. */
public final class TplRegexRule implements FileRule {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "must(RegexMatch|RegexFind|RegexFindAll|RegexReplaceAll|RegexReplaceAllLiteral|RegexSplit)"
              + "|regex(Match|Find|FindAll|ReplaceAll|ReplaceAllLiteral|Split)");

  /** A longer one is not compiled at each keystroke. */
  private static final int LONGEST = 500;

  @Override
  public String id() {
    return "tpl-regex";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A regular expression that is not one of RE2, which Go uses: it has no "
            + "look-around and no back references. A warning for `regexMatch`, which is false "
            + "then.",
        "Fails when it renders the text; `regexMatch` gives false.",
        """
        version: '3'
        tasks:
          show: echo {{regexFind "(?=a)b" .USER}}
        #                        ^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          show: echo {{regexFind "a?b" .USER}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (WrittenTemplate written : context.templates()) {
      for (Node.Pipeline pipeline : written.pipelines()) {
        for (Node.Command command : pipeline.commands()) {
          check(context, written, command, findings);
        }
      }
    }
    return findings.build();
  }

  private void check(
      FileContext context,
      WrittenTemplate written,
      Node.Command command,
      ImmutableList.Builder<Finding> findings) {
    if (command.operands().size() < 2
        || !(command.operands().getFirst() instanceof Node.Identifier name)
        || !(command.operands().get(1) instanceof Node.StringConstant regex)
        || !FUNCTION.matcher(name.name()).matches()
        || regex.value().length() > LONGEST
        || !RegexSize.isSmall(regex.value())) {
      return;
    }
    try {
      Pattern.compile(regex.value());
    } catch (PatternSyntaxException e) {
      Finding finding =
          context.finding(
              this,
              written.range(regex.range()),
              "Go does not read this regular expression: " + e.getDescription());
      boolean fails = !name.name().equals("regexMatch");
      findings.add(fails ? finding : finding.withSeverity(Severity.WARNING));
    }
  }
}
