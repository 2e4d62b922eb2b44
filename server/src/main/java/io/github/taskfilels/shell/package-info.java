/**
 * The dialect of bash that Task's interpreter reads, as a language: tolerant and with ranges, for
 * the editor and the runner. Its words are those of POSIX (<cite>Shell Command Language</cite>) and
 * of bash's manual; its limits are those of {@code mvdan.cc/sh/v3/syntax}, Task's own parser, and
 * so are the texts of its errors: the first error of a script is where Task refuses it, with few
 * exceptions. Knows nothing of Taskfiles or templates; a caller may name pieces that are
 * {@linkplain io.github.taskfilels.shell.OpaquePiece opaque}.
 *
 * <p>There are four layers, and each reader takes the lowest that will do:
 *
 * <pre>
 *   ShellLexer     tokens, a cursor that makes no objects      → PlainWords
 *   WordParser     words and their parts                       → ShellParser.words, word, document
 *   CommandParser  commands, lists, here-documents, comments   → ShellParser.parse
 *   UseFinder      what is run, which variables are used       → ShellScript.uses
 *
 *   X=1 go build -o "$OUT/app" ./... 2>log | tee all    # loud
 *   ─── ── ───── ── ────────── ───── ─────   ─── ───    ──────
 *    │                  │               │                 └ comment
 *    │                  │               └ redirection
 *    │                  └ word: double-quoted (expansion of OUT, literal)
 *    └ assignment         all but the comment: one pipeline of two simple commands
 * </pre>
 */
@NullMarked
package io.github.taskfilels.shell;

import org.jspecify.annotations.NullMarked;
