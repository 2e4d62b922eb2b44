/**
 * What a Taskfile names: symbols, the places where they occur, and what the cursor stands on. All
 * features that begin with a name begin here.
 *
 * <p>A {@link io.github.taskfilels.ide.symbol.Symbol} is equal wherever it is named. An {@link
 * io.github.taskfilels.ide.symbol.Occurrence} is a place that names one, or several where nobody
 * can tell which is meant, and says what it does with it. Occurrences lie inside of others: the
 * namespaces of a task's name inside that name.
 *
 * <pre>{@code
 * includes:
 *   docs: ./docs.yml      docs       defines  Include(0)
 *                         ./docs.yml imports  Include(0), and File(docs.yml)
 * vars: {A: 1}            A          writes   Variable(A)
 * tasks:
 *   all:                  all        defines  Task(all)
 *     deps:
 *       - task: docs:g    docs:g     calls    Task(docs.yml#gen)
 *                         docs       reads    Include(0)
 *                         g          reads    Alias(Task(docs.yml#gen), g)
 *         vars: {P: 1}    P          passes   Variable(docs.yml#gen, P)
 *     cmds:
 *       - echo {{.A}}     A          reads    Variable(all, A) or Variable(A)
 * }</pre>
 */
@NullMarked
package io.github.taskfilels.ide.symbol;

import org.jspecify.annotations.NullMarked;
