package io.github.taskfilels.ide.completion;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import io.github.taskfilels.ide.completion.ReplaySite.Kind;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Linter;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKind;
import io.github.taskfilels.workspace.LocalDisk;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Types words of public Taskfiles again: each is deleted and asked for with none to three of its
 * letters, in the whole document and in the one that ends at the cursor.
 */
final class Replay {
  private static final int MOST_LETTERS = 3;

  /** So many candidates of each question are inserted, and the document is checked. */
  private static final int INSERTED = 2;

  /** Rules about what stands behind a function. */
  private static final ImmutableSet<String> OF_ARGUMENTS =
      ImmutableSet.of("tpl-arity", "tpl-const-type");

  private final Linter linter =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private final Random random;
  private final Map<Kind, Figures> figures = new EnumMap<>(Kind.class);
  final Figures all = new Figures();
  private int version = 1;

  /** What was counted. */
  static final class Figures {
    int whole;
    int wholeOffered;
    int cut;
    int cutOffered;
    int two;
    int twoFirst;
    int inserted;
    int insertedClean;
    final List<String> misses = new ArrayList<>();

    double wholeShare() {
      return share(wholeOffered, whole);
    }

    double cutShare() {
      return share(cutOffered, cut);
    }

    double firstShare() {
      return share(twoFirst, two);
    }

    double cleanShare() {
      return share(insertedClean, inserted);
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 1 : (double) part / whole;
    }

    @Override
    public String toString() {
      return String.format(
          "whole %.2f %% of %d, cut %.2f %% of %d, first five %.2f %% of %d, clean %.2f %% of %d",
          100 * wholeShare(),
          whole,
          100 * cutShare(),
          cut,
          100 * firstShare(),
          two,
          100 * cleanShare(),
          inserted);
    }
  }

  Replay(long seed) {
    this.random = new Random(seed);
  }

  /** Replays words of some projects in a folder, at most so many of each. */
  void corpus(Path corpus, int most, int words) {
    try (Stream<Path> folders = Files.list(corpus)) {
      List<Path> projects = new ArrayList<>(folders.filter(Files::isDirectory).sorted().toList());
      Collections.shuffle(projects, random);
      projects.stream().limit(most).forEach(project -> project(project, words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void project(Path folder, int most) {
    Workspace workspace = new Workspace(new LocalDisk(), ImmutableMap.of());
    workspace.foldersChanged(List.of(FileId.of(folder)));
    workspace.discover(Cancel.never(), snapshot -> {});
    List<ReplaySite> sites = new ArrayList<>();
    for (FileId file : IncludeGraph.ofWorkspace(workspace.snapshot()).files()) {
      sites.addAll(ReplaySites.of(workspace.snapshot(), file));
    }
    if (sites.size() > most) {
      Collections.shuffle(sites, random);
    }
    sites.stream()
        .limit(most)
        .sorted((one, other) -> one.file().compareTo(other.file()))
        .forEach(site -> replay(workspace, site));
  }

  private void replay(Workspace workspace, ReplaySite site) {
    Snapshot original = workspace.snapshot();
    String text = original.text(site.file()).text();
    Figures mine = figures.computeIfAbsent(site.kind(), kind -> new Figures());
    for (int letters = 0; letters <= Math.min(MOST_LETTERS, site.word().length()); letters++) {
      String begin = text.substring(0, site.start() + letters);
      for (boolean whole : new boolean[] {true, false}) {
        if (!whole && !site.definedBefore()) {
          continue;
        }
        String typed = whole ? begin + text.substring(site.end()) : begin;
        Snapshot snapshot = type(workspace, site.file(), typed);
        Completions.Result result = Completions.at(snapshot, site.file(), begin.length());
        int place = place(site, result);
        count(mine, site, whole, letters, place);
        count(all, site, whole, letters, place);
        if (whole && letters % 2 == 0 && site.kind() != Kind.NAMESPACE) {
          insert(workspace, site, text, typed, result, mine);
        }
      }
    }
    workspace.close(site.file());
  }

  private Snapshot type(Workspace workspace, FileId file, String text) {
    return workspace.open(file, FileKind.LANGUAGE_ID, version++, text);
  }

  private void count(Figures counted, ReplaySite site, boolean whole, int letters, int place) {
    boolean offered = place >= 0;
    if (whole) {
      counted.whole++;
      counted.wholeOffered += offered ? 1 : 0;
      if (letters == 2) {
        counted.two++;
        counted.twoFirst += offered && place < 5 ? 1 : 0;
      }
    } else {
      counted.cut++;
      counted.cutOffered += offered ? 1 : 0;
    }
    if (!offered || (letters == 2 && whole && place >= 5)) {
      counted.misses.add(
          (offered ? "late " + place : whole ? "whole" : "cut")
              + " "
              + letters
              + " "
              + site.kind()
              + " "
              + site.word()
              + " "
              + site.file()
              + "@"
              + site.start());
    }
  }

  private static int place(ReplaySite site, Completions.Result result) {
    for (int i = 0; i < result.candidates().size(); i++) {
      String label = result.candidates().get(i).label();
      boolean same =
          switch (site.kind()) {
            case VARIABLE -> label.equals(site.word()) || label.equals("." + site.word());
            case NAMESPACE ->
                label.startsWith(site.word().substring(0, site.word().indexOf(':') + 1));
            case INCLUDE -> normal(label).equals(normal(site.word()));
            default -> label.equals(site.word());
          };
      if (same) {
        return i;
      }
    }
    return -1;
  }

  private static String normal(String path) {
    return Path.of(path).normalize().toString();
  }

  private void insert(
      Workspace workspace,
      ReplaySite site,
      String text,
      String typed,
      Completions.Result result,
      Figures mine) {
    Multiset<String> known = findings(type(workspace, site.file(), text), site, text);
    known = union(known, findings(type(workspace, site.file(), typed), site, typed));
    for (int i = 0; i < Math.min(INSERTED, result.candidates().size()); i++) {
      Candidate candidate = result.candidates().get(random.nextInt(result.candidates().size()));
      String after =
          typed.substring(0, candidate.range().start())
              + candidate.text()
              + typed.substring(candidate.range().end());
      Multiset<String> found = findings(type(workspace, site.file(), after), site, after);
      for (String one : known) {
        found.remove(one);
      }
      for (Figures counted : List.of(mine, all)) {
        counted.inserted++;
        counted.insertedClean += found.isEmpty() ? 1 : 0;
        if (!found.isEmpty()) {
          counted.misses.add(
              "unclean "
                  + site.kind()
                  + " "
                  + site.word()
                  + " → "
                  + candidate.label()
                  + " "
                  + found
                  + " "
                  + site.file()
                  + "@"
                  + site.start());
        }
      }
    }
  }

  private static Multiset<String> union(Multiset<String> one, Multiset<String> other) {
    Multiset<String> union = HashMultiset.create(one);
    other.forEachEntry(
        (element, count) -> union.setCount(element, Math.max(count, union.count(element))));
    return union;
  }

  /**
   * The rules that find something. Another path for an include changes what all names behind its
   * namespace mean, so of those only what is found in its own line counts; and a template in such a
   * path has another value with another word.
   */
  private Multiset<String> findings(Snapshot snapshot, ReplaySite site, String text) {
    Multiset<String> found = HashMultiset.create();
    int end = text.indexOf('\n', site.start());
    for (Finding finding : linter.of(snapshot, site.file())) {
      boolean here =
          finding.range().end() >= site.start()
              && finding.range().start() <= (end < 0 ? text.length() : end);
      boolean otherPath =
          finding.ruleId().startsWith("include-")
              && (site.kind() == Kind.FUNCTION || site.kind() == Kind.VARIABLE);
      if (isOfTheWord(finding) && !otherPath && (here || site.kind() != Kind.INCLUDE)) {
        found.add(finding.ruleId() + "/" + finding.severity());
      }
    }
    return found;
  }

  /**
   * Whether a word can be wrong by itself. Arguments that stand behind it were written for another
   * function, and what a task does may make no sense with another key.
   */
  private static boolean isOfTheWord(Finding finding) {
    return (finding.severity() == Severity.ERROR && !OF_ARGUMENTS.contains(finding.ruleId()))
        || finding.ruleId().equals("unknown-key")
        || Rules.groupOf(finding.ruleId()).equals("schema");
  }

  String report(int misses) {
    StringBuilder out = new StringBuilder();
    figures.forEach(
        (kind, counted) -> {
          out.append(String.format("%-10s %s%n", kind, counted));
          List<String> shown = new ArrayList<>(counted.misses);
          Collections.shuffle(shown, random);
          shown.stream()
              .limit(misses)
              .forEach(miss -> out.append("    ").append(miss).append('\n'));
        });
    return out.append(String.format("%-10s %s%n", "all", all)).toString();
  }
}
