package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.go.text.JsonReader;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code Makefile} and a {@code package.json} can run, as far as it is written out. Rules
 * with patterns, variables in names, and what functions of make make are left out.
 */
final class BuildScripts {
  private static final Pattern RULE =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9_./-]*)\\s*::?(?![:=])\\s*([^=;#]*?)\\s*(?:#.*)?");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\(([A-Za-z_]\\w*)\\)|\\{([A-Za-z_]\\w*)})");

  private BuildScripts() {}

  /**
   * Something that can be run.
   *
   * @param file in which it is written
   * @param needs what runs before it
   * @param commands shell commands as Task takes them
   * @param variables names of make's variables that the commands read
   */
  record Script(
      FileId file,
      String name,
      ImmutableList<String> needs,
      ImmutableList<String> commands,
      ImmutableList<String> variables) {}

  /** Those of the files beside a Taskfile. */
  static ImmutableList<Script> beside(Snapshot snapshot, FileId taskfile) {
    Path path = taskfile.path();
    Path folder = path == null ? null : path.getParent();
    if (folder == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Script> scripts = ImmutableList.builder();
    for (String name : List.of("Makefile", "makefile", "GNUmakefile")) {
      FileId file = FileId.of(folder.resolve(name));
      FileText text = snapshot.text(file);
      if (text != null) {
        scripts.addAll(ofMakefile(file, text.text()));
        break;
      }
    }
    FileId manifest = FileId.of(folder.resolve("package.json"));
    FileText text = snapshot.text(manifest);
    return text == null
        ? scripts.build()
        : scripts.addAll(ofPackage(manifest, text.text())).build();
  }

  /** The rules with commands or needs. */
  static ImmutableList<Script> ofMakefile(FileId file, String text) {
    Map<String, Script> scripts = new LinkedHashMap<>();
    List<String> lines = text.replace("\\\r\n", "\\\n").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher rule = RULE.matcher(lines.get(i));
      if (!rule.matches() || rule.group(2).contains("$") || rule.group(2).contains("%")) {
        continue;
      }
      List<String> commands = new ArrayList<>();
      StringBuilder open = new StringBuilder();
      int next = i + 1;
      while (next < lines.size() && (lines.get(next).startsWith("\t") || !open.isEmpty())) {
        String line = lines.get(next++);
        open.append(line.startsWith("\t") ? line.substring(1) : line);
        if (line.endsWith("\\")) {
          open.append('\n');
        } else {
          commands.add(open.toString());
          open.setLength(0);
        }
      }
      Script script = script(file, rule.group(1), rule.group(2), commands);
      if (!(script.commands().isEmpty() && script.needs().isEmpty())) {
        scripts.putIfAbsent(script.name(), script);
      }
    }
    return ImmutableList.copyOf(scripts.values());
  }

  private static Script script(FileId file, String name, String needs, List<String> recipe) {
    List<String> variables = new ArrayList<>();
    ImmutableList.Builder<String> commands = ImmutableList.builder();
    for (String line : recipe) {
      String command = line.replaceFirst("^[@+-]+", "").strip();
      if (!command.isEmpty() && !command.startsWith("#")) {
        Matcher matcher = VARIABLE.matcher(command);
        StringBuilder converted = new StringBuilder();
        while (matcher.find()) {
          String variable = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
          if (!variables.contains(variable)) {
            variables.add(variable);
          }
          matcher.appendReplacement(converted, Matcher.quoteReplacement("{{." + variable + "}}"));
        }
        commands.add(matcher.appendTail(converted).toString().replace("$$", "$"));
      }
    }
    ImmutableList<String> before =
        needs.isBlank()
            ? ImmutableList.of()
            : ImmutableList.copyOf(needs.strip().split("\\s+", -1));
    return new Script(file, name, before, commands.build(), ImmutableList.copyOf(variables));
  }

  /** The scripts of a manifest of npm. */
  static ImmutableList<Script> ofPackage(FileId file, String text) {
    ImmutableList.Builder<Script> scripts = ImmutableList.builder();
    try {
      if (JsonReader.read(text) instanceof Map<?, ?> root
          && root.get("scripts") instanceof Map<?, ?> all) {
        all.forEach(
            (name, script) -> {
              if (script instanceof String command && !name.toString().isBlank()) {
                ImmutableList<String> one = ImmutableList.of(command);
                scripts.add(
                    new Script(file, name.toString(), ImmutableList.of(), one, ImmutableList.of()));
              }
            });
      }
    } catch (FunctionException e) {
      // A manifest that is being written has no scripts yet.
      return ImmutableList.of();
    }
    return scripts.build();
  }
}
