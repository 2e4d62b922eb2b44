/**
 * Refactorings: changes of how something is written, or where, that keep what it does. One class
 * each, listed in {@link io.github.taskfilels.ide.refactor.Refactorings}.
 *
 * <pre>
 *   Selection ──► Refactoring ──► Proposal ──► Fix ──► RefactoringCheck
 *   where         what could      a title, or  edits   whether the files still are
 *                 be done         a reason             what they have to be
 * </pre>
 *
 * What is offered is found at each move of the cursor, so proposals are cheap; edits are made when
 * one is chosen.
 */
@NullMarked
package io.github.taskfilels.ide.refactor;

import org.jspecify.annotations.NullMarked;
