package io.github.taskfilels.ide.rules;

/**
 * What people read about a rule, in Markdown.
 *
 * @param summary what it finds and why that matters, in one or a few sentences
 * @param task what Task does there, in one or a few sentences
 * @param bad an example with the mistake, of one file or more in the form of test fixtures: {@code
 *     //- /path} begins a file, carets in a comment mark what the rule finds in the line above
 * @param good the example without the mistake: where the rule has one preferred fix, what that
 *     makes of the bad one
 */
public record RulePage(String summary, String task, String bad, String good) {}
