package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.ScriptCalls.ScriptCall;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the tasks that commands call by the command line, as {@code task build}. */
final class ScriptCallOccurrences {
  private final Programs programs;

  /** The files in whose words names may be meant. */
  private final ImmutableSet<FileId> places;

  private final Set<Occurrence> found = new LinkedHashSet<>();

  private ScriptCallOccurrences(Programs programs, FileId file) {
    this.programs = programs;
    this.places = ScriptCalls.places(programs, file);
  }

  /** All of them, in no particular order, remembered as {@link Occurrences#of}. */
  static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(ScriptCallOccurrences.class, file),
        reader -> {
          ImmutableList<ScriptCall> written = ScriptCalls.of(reader, file);
          if (written.isEmpty()) {
            return ImmutableList.of();
          }
          ScriptCallOccurrences calls =
              new ScriptCallOccurrences(Programs.ofNames(reader, file), file);
          written.forEach(calls::call);
          return ImmutableList.copyOf(calls.found);
        });
  }

  private void call(ScriptCall written) {
    Text script = written.script();
    TextRange word = written.word();
    String name = written.name();
    ImmutableSet.Builder<Symbol> tasks = ImmutableSet.builder();
    SetMultimap<TextRange, Symbol> parts = LinkedHashMultimap.create();
    for (FileId place : places) {
      programs.meaning(place, name).tasks().forEach(task -> tasks.add(new Symbol.Task(task)));
      if (word.length() == name.length()) {
        parts.putAll(TaskOccurrences.symbols(programs.parts(place, name)));
      }
    }
    ImmutableSet<Symbol> meant = tasks.build();
    if (!meant.isEmpty()) {
      add(script, word, meant, Role.CALLS);
      parts
          .asMap()
          .forEach((part, symbols) -> add(script, part.shift(word.start()), symbols, Role.READS));
    }
  }

  private void add(Text script, TextRange range, Collection<Symbol> symbols, Role role) {
    TextRange source = script.sourceMap().wordToSource(range);
    found.add(new Occurrence(source, ImmutableSet.copyOf(symbols), role, Certainty.GUESS));
  }
}
