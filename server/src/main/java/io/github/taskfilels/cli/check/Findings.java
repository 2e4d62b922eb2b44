package io.github.taskfilels.cli.check;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import io.github.taskfilels.cli.root.SourcePlaces;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.ide.rules.FixAll;
import io.github.taskfilels.ide.rules.Rule;
import io.github.taskfilels.ide.rules.Rules;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.FileId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told of a check. */
final class Findings {
  private final SourcePlaces places;
  private final ImmutableList<Finding> findings;

  /** For so many findings of a file fixes are told. */
  private static final int MOST_FIXED = 100;

  private final int files;
  private final boolean mended;
  private final Map<Finding, ImmutableList<Fix>> fixes = new HashMap<>();

  /** For how many findings of each file fixes were looked for. */
  private final Multiset<FileId> looked = HashMultiset.create();

  /**
   * @param places in the snapshot in which it was found
   * @param files how many files were checked
   * @param mended whether {@code --fix} did already what it can
   */
  Findings(SourcePlaces places, ImmutableList<Finding> findings, int files, boolean mended) {
    this.places = places;
    this.findings = findings;
    this.files = files;
    this.mended = mended;
  }

  SourcePlaces places() {
    return places;
  }

  ImmutableList<Finding> findings() {
    return findings;
  }

  /**
   * All that mends a finding, the best first; nothing for the later ones of very many in a file, as
   * each looks at what stands around it.
   */
  ImmutableList<Fix> fixes(Finding finding) {
    return fixes.computeIfAbsent(
        finding,
        of -> {
          Rule rule = Rules.find(of.ruleId());
          return rule == null || looked.add(of.file(), 1) >= MOST_FIXED
              ? ImmutableList.of()
              : rule.fixes(places.snapshot(), of);
        });
  }

  /** What {@code --fix} would do about a finding; null where that is nothing. */
  @Nullable Fix mending(Finding finding) {
    return mended ? null : FixAll.preferred(fixes(finding));
  }

  private long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** One sentence with the numbers. */
  String summary() {
    if (files == 0) {
      return "no Taskfile found";
    }
    String of = " in " + counted(files, "file");
    if (findings.isEmpty()) {
      return "no problems" + of;
    }
    long mends = findings.stream().filter(finding -> mending(finding) != null).count();
    long others = findings.size() - count(Severity.ERROR) - count(Severity.WARNING);
    return Stream.of(
                counted(count(Severity.ERROR), "error"),
                counted(count(Severity.WARNING), "warning"),
                counted(others, "note"))
            .filter(part -> !part.startsWith("0 "))
            .collect(Collectors.joining(", "))
        + of
        + (mends == 0 ? "" : "; --fix mends " + mends + (isCut() ? " or more" : ""));
  }

  private boolean isCut() {
    return looked.entrySet().stream().anyMatch(entry -> entry.getCount() > MOST_FIXED);
  }

  /** A number with its noun. */
  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** JSON as it may be shown. */
  static String json(JsonElement json) {
    // No constant: to make it takes longer than to check a small project as text.
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return Printable.json(gson.toJson(json));
  }
}
