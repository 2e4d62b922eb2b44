package io.github.taskfilels.cli.check;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.Multiset;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.run.files.AtomicFile;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileProblem;
import io.github.taskfilels.workspace.RegularFile;
import io.github.taskfilels.workspace.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Findings that a project has accepted, in a file beside it. One is known by its file, its rule and
 * the text of its line; of several equal ones, by how many there are. So it survives edits
 * elsewhere.
 *
 * @param path of the file; paths of Taskfiles in it are taken from its folder
 * @param known what is accepted
 */
record Baseline(Path path, ImmutableMultiset<Key> known) {
  private static final int VERSION = 1;

  /** What findings are known by. */
  record Key(String file, String rule, String line) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int files = file.compareTo(other.file);
      int rules = files == 0 ? rule.compareTo(other.rule) : files;
      return rules == 0 ? line.compareTo(other.line) : rules;
    }
  }

  /** The form of the file; what somebody else wrote may lack anything. */
  private record Written(int version, @Nullable List<@Nullable Entry> findings) {}

  private record Entry(
      @Nullable String file, @Nullable String rule, @Nullable String line, int count) {}

  /**
   * What is left of findings.
   *
   * @param accepted how many of those that would be told are known
   * @param stale how many that were accepted are not found any more, in these files and in those
   *     that are gone
   */
  record Left(ImmutableList<Finding> findings, int accepted, int stale) {}

  /**
   * Reads the file.
   *
   * @throws ExitException where it cannot be read or is none
   */
  static Baseline read(Path path, String name) throws ExitException {
    try {
      Written written = new Gson().fromJson(RegularFile.text(path), Written.class);
      List<@Nullable Entry> entries = written == null ? null : written.findings();
      if (entries == null || written.version() != VERSION) {
        throw refused(name, "is no baseline of version " + VERSION);
      }
      ImmutableMultiset.Builder<Key> known = ImmutableMultiset.builder();
      for (Entry entry : entries) {
        if (entry == null || entry.file() == null || entry.rule() == null || entry.line() == null) {
          throw refused(name, "has a finding without file, rule or line");
        }
        known.addCopies(
            new Key(entry.file(), entry.rule(), entry.line()), Math.max(1, entry.count()));
      }
      return new Baseline(path, known.build());
    } catch (JsonParseException e) {
      throw refused(name, "is no JSON");
    } catch (IOException e) {
      throw refused(name, "cannot be read: " + FileProblem.of(e));
    }
  }

  private static ExitException refused(String name, String why) {
    return new ExitException(
        2, "taskfile-ls: the baseline " + name + " " + why + "; --write-baseline makes it");
  }

  /** One that accepts some findings. */
  static Baseline of(Path path, Snapshot snapshot, List<Finding> findings) {
    ImmutableMultiset.Builder<Key> known = ImmutableMultiset.builder();
    findings.forEach(finding -> known.add(key(path, snapshot, finding)));
    return new Baseline(path, known.build());
  }

  /** The one that stands at a path; an empty one where there is none. */
  static Baseline before(Path path) {
    try {
      return read(path, "");
    } catch (ExitException none) {
      return new Baseline(path, ImmutableMultiset.of());
    }
  }

  /**
   * The same with what an earlier one accepts and nobody looked for now.
   *
   * @param files those in which all was looked for
   * @param untold what was found there, and is not told for its rule or its severity
   * @param looked whether a rule was looked for
   */
  Baseline keeping(
      Baseline before,
      Snapshot snapshot,
      List<FileId> files,
      List<Finding> untold,
      Predicate<String> looked) {
    Set<String> checked = names(files);
    Multiset<Key> found = HashMultiset.create();
    untold.forEach(finding -> found.add(key(path, snapshot, finding)));
    ImmutableMultiset.Builder<Key> all = ImmutableMultiset.<Key>builder().addAll(known);
    for (Key key : before.known().elementSet()) {
      int count = before.known().count(key);
      boolean elsewhere = !checked.contains(key.file()) || !looked.test(key.rule());
      int kept = elsewhere ? count : Math.min(count, found.count(key));
      all.addCopies(key, isThere(key.file()) ? kept : 0);
    }
    return new Baseline(path, all.build());
  }

  private Set<String> names(List<FileId> files) {
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file(path, file)));
    return names;
  }

  private boolean isThere(String file) {
    try {
      return Files.exists(path.resolveSibling(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Key key(Path path, Snapshot snapshot, Finding finding) {
    return new Key(
        file(path, finding.file()), finding.ruleId(), new LineFingerprints(snapshot).of(finding));
  }

  /** The path from the folder of the baseline, on every system with slashes. */
  private static String file(Path baseline, FileId file) {
    Path folder = Objects.requireNonNull(baseline.getParent(), "it is absolute");
    Path path = file.path();
    boolean near = path != null && Objects.equals(path.getRoot(), folder.getRoot());
    return (near ? folder.relativize(path).toString() : file.toString()).replace('\\', '/');
  }

  /**
   * The findings that are not accepted; of equal ones the last.
   *
   * @param findings all in these files
   * @param tells whether one would be told
   * @param looked whether a rule was looked for
   */
  Left without(
      Snapshot snapshot,
      List<FileId> files,
      List<Finding> findings,
      Predicate<Finding> tells,
      Predicate<String> looked) {
    Multiset<Key> left = HashMultiset.create(known);
    ImmutableList.Builder<Finding> told = ImmutableList.builder();
    int accepted = 0;
    for (Finding finding : findings) {
      boolean isKnown = left.remove(key(path, snapshot, finding));
      if (tells.test(finding) && isKnown) {
        accepted++;
      } else if (tells.test(finding)) {
        told.add(finding);
      }
    }
    Set<String> checked = names(files);
    Map<String, Boolean> gone = new HashMap<>();
    int stale = 0;
    for (Key key : left) {
      boolean isGone =
          !checked.contains(key.file()) && gone.computeIfAbsent(key.file(), file -> !isThere(file));
      if (isGone || (checked.contains(key.file()) && looked.test(key.rule()))) {
        stale++;
      }
    }
    return new Left(told.build(), accepted, stale);
  }

  /** Writes the file in one step. */
  void write() throws IOException {
    ImmutableList<Entry> entries =
        ImmutableSortedMultiset.copyOf(known).elementSet().stream()
            .map(one -> new Entry(one.file(), one.rule(), one.line(), known.count(one)))
            .collect(ImmutableList.toImmutableList());
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    String json = Printable.json(gson.toJson(new Written(VERSION, List.copyOf(entries))));
    AtomicFile.write(path, (json + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
