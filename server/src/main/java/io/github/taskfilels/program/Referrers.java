package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.OutgoingReferences.Use;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Who names a task. Each file keeps its references by the end of their names, so that an edit makes
 * one such table anew and a question asks for the meaning of those few references that can mean the
 * task. Files stand together in blocks, so that an edit leaves most of them alone and a question
 * skips those without such a name.
 */
public final class Referrers {
  private final Snapshot snapshot;
  private final Programs programs;
  private final ImmutableList<Block> blocks;

  private Referrers(Snapshot snapshot, Programs programs, ImmutableList<Block> blocks) {
    this.snapshot = snapshot;
    this.programs = programs;
    this.blocks = blocks;
  }

  /**
   * A reference that means the task in some chain.
   *
   * @param file where it is written
   * @param task the task that it is written in
   */
  public record Referrer(FileId file, TaskEntry task, Reference reference) {}

  private record Of(Definition definition) {}

  /** The references of one file. */
  private record Table(FileId file, OutgoingReferences references) {}

  private record BlockKey(ImmutableList<FileId> files) {}

  /**
   * The references of some files.
   *
   * @param naming which of them name tasks outside of themselves, by the last part of the names
   */
  private record Block(ImmutableList<Table> tables, ImmutableListMultimap<String, Integer> naming) {

    static Block of(Snapshot snapshot, ImmutableList<FileId> files) {
      return snapshot.memo(
          new BlockKey(files),
          reader ->
              of(
                  files.stream()
                      .map(one -> new Table(one, OutgoingReferences.of(reader, one)))
                      .collect(ImmutableList.toImmutableList())));
    }

    private static Block of(ImmutableList<Table> tables) {
      ImmutableListMultimap.Builder<String, Integer> naming = ImmutableListMultimap.builder();
      for (int i = 0; i < tables.size(); i++) {
        for (String segment : tables.get(i).references().outside().keySet()) {
          naming.put(segment, i);
        }
      }
      return new Block(tables, naming.build());
    }

    /** Those that can name a task, in their order. */
    List<Table> thatCanName(Definition definition, NameEndings endings) {
      if (!endings.wildcards().isEmpty()) {
        return tables;
      }
      BitSet found = new BitSet();
      endings.segments().forEach(segment -> naming.get(segment).forEach(found::set));
      for (int i = 0; i < tables.size(); i++) {
        found.set(i, found.get(i) || tables.get(i).file().equals(definition.file()));
      }
      return found.stream().mapToObj(tables::get).toList();
    }
  }

  /**
   * All references of the workspace that mean a task, in the order of the files and of the
   * references in them. A reference that only a run can tell is not among them.
   */
  public static ImmutableList<Referrer> of(Snapshot snapshot, Definition definition) {
    return snapshot.memo(
        new Of(definition), reader -> around(reader, definition.file()).of(definition));
  }

  /**
   * For many questions about the tasks of connected files, each of which is not worth to be kept.
   */
  public static Referrers around(Snapshot snapshot, FileId file) {
    return new Referrers(snapshot, Programs.ofNames(snapshot, file), blocks(snapshot, file));
  }

  /** As {@link #of(Snapshot, Definition)}, for a task of the files around. */
  public ImmutableList<Referrer> of(Definition definition) {
    NameEndings endings = NameEndings.of(programs.nameIndex(), definition);
    ImmutableList.Builder<Referrer> found = ImmutableList.builder();
    List<Table> tables =
        blocks.stream().flatMap(block -> block.thatCanName(definition, endings).stream()).toList();
    for (Table table : tables) {
      snapshot.checkCancelled();
      List<Use> uses = new ArrayList<>();
      if (table.file().equals(definition.file())) {
        uses.addAll(table.references().inside().get(definition.name()));
      }
      endings.eachOf(
          table.file(),
          table.references().outside(),
          use -> {
            if (programs.meaning(table.file(), use.name()).tasks().contains(definition)) {
              uses.add(use);
            }
          });
      uses.sort((a, b) -> Integer.compare(a.place(), b.place()));
      int last = -1;
      for (Use use : uses) {
        // The rounds of a loop are one reference.
        if (use.place() != last) {
          found.add(new Referrer(table.file(), use.task(), use.reference()));
        }
        last = use.place();
      }
    }
    return found.build();
  }

  /**
   * The connected files that name a task which they do not hold themselves by a name with the last
   * part of one of some names in it. What other files name does not change with those tasks.
   */
  public static ImmutableSet<FileId> filesNaming(
      Snapshot snapshot, FileId file, ImmutableSet<String> names) {
    List<String> words = names.stream().map(OutgoingReferences::lastSegment).toList();
    ImmutableSet.Builder<FileId> files = ImmutableSet.builder();
    for (Table table : tables(snapshot, file)) {
      for (Use use : table.references().outside().values()) {
        if (words.stream().anyMatch(use.name()::contains)) {
          files.add(table.file());
          break;
        }
      }
    }
    return files.build();
  }

  /**
   * The connected files that name tasks in other ways than by references that are known: by
   * templates, of which only the pattern is known, and where includes leave tasks out.
   */
  public static ImmutableSet<FileId> unsureFiles(Snapshot snapshot, FileId file) {
    ImmutableSet.Builder<FileId> files = ImmutableSet.builder();
    for (Table table : tables(snapshot, file)) {
      if (table.references().others()) {
        files.add(table.file());
      }
    }
    return files.build();
  }

  private static ImmutableList<Table> tables(Snapshot snapshot, FileId file) {
    return blocks(snapshot, file).stream()
        .flatMap(block -> block.tables().stream())
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<Block> blocks(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(
        new FileKey(Referrers.class, first),
        reader ->
            IncludeGraph.around(reader, first).blocks().stream()
                .map(files -> Block.of(reader, files))
                .collect(ImmutableList.toImmutableList()));
  }
}
