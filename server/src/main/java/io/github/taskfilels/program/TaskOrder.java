package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Guard;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.ReferenceKind;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of connected files run before others and which may run at the same time, over tasks
 * as they are written. Only what at most {@link #MOST} tasks lead to is told, so that each question
 * costs the same in any project.
 */
public final class TaskOrder {
  private static final int MOST = 500;

  /** So many answers are kept, of so many tasks at most each. */
  private static final int MOST_KEPT = 1_000;

  private final ImmutableMap<FileId, Part> partOf;

  /** Those with links to a file, in their order. */
  private final ImmutableListMultimap<FileId, Part> leadingTo;

  private final ConcurrentMap<Definition, Optional<ImmutableSet<Definition>>> above =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Definition, Optional<ImmutableSet<Definition>>> below =
      new ConcurrentHashMap<>();

  private TaskOrder(
      ImmutableMap<FileId, Part> partOf, ImmutableListMultimap<FileId, Part> leadingTo) {
    this.partOf = partOf;
    this.leadingTo = leadingTo;
  }

  /**
   * A reference from one task to another.
   *
   * @param sure whether it is followed in every run of the first
   * @param conditional whether a circle of such links may end, see {@link References#conditional}
   */
  public record Link(
      Definition from, Definition to, Reference reference, boolean sure, boolean conditional) {
    /** Whether it is a dependency, which runs beside the others of its task. */
    public boolean isDep() {
      return reference.kind() == ReferenceKind.DEP;
    }
  }

  /**
   * A task with two dependencies that run at the same time.
   *
   * @param one leads to the one task that was asked about
   * @param other leads to the other one
   */
  public record Meeting(Definition task, Definition one, Definition other) {}

  /** That of all files that includes connect with one. */
  public static TaskOrder around(Snapshot snapshot, FileId file) {
    FileId first = IncludeGraph.ofWorkspace(snapshot).firstConnected(file);
    return snapshot.memo(
        new FileKey(TaskOrder.class, first),
        reader -> of(reader, IncludeGraph.around(reader, first).blocks()));
  }

  private static TaskOrder of(Snapshot snapshot, ImmutableList<ImmutableList<FileId>> blocks) {
    ImmutableListMultimap.Builder<FileId, Part> leadingTo = ImmutableListMultimap.builder();
    ImmutableMap.Builder<FileId, Part> partOf = ImmutableMap.builder();
    for (ImmutableList<FileId> block : blocks) {
      Part part = snapshot.memo(new PartOf(block), reader -> Part.of(reader, block));
      part.targets().forEach(file -> leadingTo.put(file, part));
      block.forEach(file -> partOf.put(file, part));
    }
    return new TaskOrder(partOf.buildOrThrow(), leadingTo.build());
  }

  private record PartOf(ImmutableList<FileId> block) {}

  private record LinksOf(FileId file) {}

  /**
   * What the tasks of one file name, so that most edits of it leave the others' parts alone.
   *
   * @param dynamic the tasks of which only a run can tell all that they need
   */
  private record FileLinks(ImmutableList<Link> links, ImmutableSet<Definition> dynamic) {

    static FileLinks of(Snapshot snapshot, FileId file) {
      return snapshot.memo(new LinksOf(file), reader -> read(reader, file));
    }

    private static FileLinks read(Snapshot snapshot, FileId file) {
      ImmutableList.Builder<Link> links = ImmutableList.builder();
      ImmutableSet.Builder<Definition> dynamic = ImmutableSet.builder();
      Summary summary = snapshot.summary(file);
      if (summary != null) {
        Programs programs = Programs.ofNames(snapshot, file);
        for (TaskEntry task : summary.tasks()) {
          Definition from = new Definition(file, task.name());
          if (addLinks(programs, from, task, links)) {
            dynamic.add(from);
          }
        }
      }
      return new FileLinks(links.build(), dynamic.build());
    }
  }

  /**
   * The links from the tasks of some files, by both ends.
   *
   * @param targets the files that they lead to
   */
  private record Part(
      ImmutableListMultimap<Definition, Link> needs,
      ImmutableListMultimap<Definition, Link> neededBy,
      ImmutableSet<FileId> targets,
      ImmutableSet<Definition> dynamic) {

    static Part of(Snapshot snapshot, ImmutableList<FileId> files) {
      ImmutableListMultimap.Builder<Definition, Link> down = ImmutableListMultimap.builder();
      ImmutableListMultimap.Builder<Definition, Link> up = ImmutableListMultimap.builder();
      ImmutableSet.Builder<FileId> targets = ImmutableSet.builder();
      ImmutableSet.Builder<Definition> dynamic = ImmutableSet.builder();
      for (FileId file : files) {
        FileLinks of = FileLinks.of(snapshot, file);
        for (Link link : of.links()) {
          down.put(link.from(), link);
          up.put(link.to(), link);
          targets.add(link.to().file());
        }
        dynamic.addAll(of.dynamic());
      }
      return new Part(down.build(), up.build(), targets.build(), dynamic.build());
    }
  }

  /** Returns whether only a run can tell all tasks that this one needs. */
  private static boolean addLinks(
      Programs programs, Definition from, TaskEntry task, ImmutableList.Builder<Link> links) {
    boolean dynamic = false;
    for (Reference reference : task.references()) {
      boolean sure =
          !reference.conditional()
              && !reference.mayBeEmpty()
              && !task.guards().contains(Guard.IF)
              && task.platforms().isEmpty();
      boolean conditional = References.conditional(task, reference);
      dynamic |= References.dynamic(reference);
      for (String name : References.likely(reference)) {
        for (Definition to : programs.meaning(from.file(), name).tasks()) {
          links.add(new Link(from, to, reference, sure, conditional));
        }
      }
    }
    return dynamic;
  }

  /** What a task names, in order. */
  public ImmutableList<Link> needs(Definition task) {
    Part part = partOf.get(task.file());
    return part == null ? ImmutableList.of() : part.needs().get(task);
  }

  private boolean isDynamic(Definition task) {
    Part part = partOf.get(task.file());
    return part != null && part.dynamic().contains(task);
  }

  /** What names a task. */
  public ImmutableList<Link> neededBy(Definition task) {
    ImmutableList<Part> parts = leadingTo.get(task.file());
    if (parts.size() == 1) {
      return parts.getFirst().neededBy().get(task);
    }
    ImmutableList.Builder<Link> links = ImmutableList.builder();
    parts.forEach(part -> links.addAll(part.neededBy().get(task)));
    return links.build();
  }

  /**
   * Whether one task may lead to another one, directly or not; also where that cannot be told.
   *
   * @param from is asked about with all that it leads to
   */
  public boolean mayReach(Definition from, Definition to) {
    return kept(below, from, this::findBelow).map(tasks -> tasks.contains(to)).orElse(true);
  }

  private Optional<ImmutableSet<Definition>> findBelow(Definition from) {
    Set<Definition> seen = new LinkedHashSet<>();
    Deque<Definition> todo = new ArrayDeque<>();
    todo.add(from);
    seen.add(from);
    while (!todo.isEmpty()) {
      Definition task = todo.remove();
      if (isDynamic(task) || seen.size() > MOST) {
        return Optional.empty();
      }
      for (Link link : needs(task)) {
        if (seen.add(link.to())) {
          todo.add(link.to());
        }
      }
    }
    return Optional.of(ImmutableSet.copyOf(seen));
  }

  /** The tasks that lead to one, itself first; empty where there are too many to tell. */
  public Optional<ImmutableSet<Definition>> above(Definition task) {
    return kept(above, task, one -> findAbove(one, _ -> true));
  }

  /** Many ask about the same few tasks. */
  private static Optional<ImmutableSet<Definition>> kept(
      ConcurrentMap<Definition, Optional<ImmutableSet<Definition>>> known,
      Definition task,
      Function<Definition, Optional<ImmutableSet<Definition>>> find) {
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    return known.computeIfAbsent(task, find);
  }

  private Optional<ImmutableSet<Definition>> findAbove(Definition task, Predicate<Link> counts) {
    Set<Definition> seen = new LinkedHashSet<>();
    Deque<Definition> todo = new ArrayDeque<>();
    todo.add(task);
    seen.add(task);
    while (!todo.isEmpty()) {
      for (Link link : neededBy(todo.remove())) {
        if (counts.test(link) && seen.add(link.from())) {
          todo.add(link.from());
        }
      }
      if (seen.size() > MOST) {
        return Optional.empty();
      }
    }
    return Optional.of(ImmutableSet.copyOf(seen));
  }

  /**
   * A task whose dependencies lead to both of two tasks at the same time, the nearest to the first
   * one; null where there is none or where that cannot be told.
   */
  public @Nullable Meeting meeting(Definition one, Definition other) {
    ImmutableSet<Definition> ones = above(one).orElse(ImmutableSet.of());
    ImmutableSet<Definition> others = above(other).orElse(ImmutableSet.of());
    for (Definition task : ones) {
      if (others.contains(task)) {
        Definition toOne = leading(task, ones, others);
        Definition toOther = leading(task, others, ones);
        if (toOne != null && toOther != null) {
          return new Meeting(task, toOne, toOther);
        }
      }
    }
    return null;
  }

  private @Nullable Definition leading(
      Definition task, Collection<Definition> wanted, Collection<Definition> unwanted) {
    for (Link link : Iterables.limit(needs(task), MOST)) {
      if (link.isDep()
          && link.sure()
          && wanted.contains(link.to())
          && !unwanted.contains(link.to())) {
        return link.to();
      }
    }
    return null;
  }

  /**
   * A task whose dependencies lead to one task in two ways at the same time, by dependencies alone;
   * null where there is none or where that cannot be told.
   */
  public @Nullable Meeting twice(Definition task) {
    if (neededBy(task).size() < 2) {
      return null;
    }
    ImmutableSet<Definition> above =
        findAbove(task, link -> link.isDep() && link.sure()).orElse(ImmutableSet.of());
    for (Definition top : above) {
      Set<Definition> ways = new LinkedHashSet<>();
      for (Link link : Iterables.limit(needs(top), MOST)) {
        if (link.isDep() && link.sure() && above.contains(link.to())) {
          ways.add(link.to());
        }
      }
      if (ways.size() > 1) {
        List<Definition> two = List.copyOf(ways);
        return new Meeting(top, two.get(0), two.get(1));
      }
    }
    return null;
  }
}
