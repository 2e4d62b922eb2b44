package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.read.TaskfileReader;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.yaml.YamlParser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a fixture; an include leads to a file of the fixture (or its {@code Taskfile.yml})
 * or nowhere.
 */
final class FixtureFiles implements LinkedFiles {
  private final Map<FileId, Summary> models = new LinkedHashMap<>();

  private FixtureFiles() {}

  static FixtureFiles of(String fixture) {
    FixtureFiles files = new FixtureFiles();
    Fixture.parse(fixture)
        .files()
        .forEach(
            (path, text) ->
                files.models.put(
                    id(path), Summary.of(TaskfileReader.read(YamlParser.parse(text)))));
    return files;
  }

  static FixtureFiles of(Map<String, String> texts) {
    FixtureFiles files = new FixtureFiles();
    texts.forEach(
        (path, text) ->
            files.models.put(id(path), Summary.of(TaskfileReader.read(YamlParser.parse(text)))));
    return files;
  }

  static FileId id(String path) {
    return FileId.of(Path.of(path));
  }

  Program program() {
    return Program.of(this, id("/Taskfile.yml"));
  }

  @Override
  public @Nullable Summary summary(FileId file) {
    return models.get(file);
  }

  @Override
  public ImmutableList<Link> links(FileId file) {
    Summary model = models.get(file);
    ImmutableList.Builder<Link> links = ImmutableList.builder();
    if (model != null) {
      model.includes().forEach(include -> links.add(new Link(include, target(file, include))));
    }
    return links.build();
  }

  @Override
  public ImmutableList<IncludeStep> includers(FileId file) {
    ImmutableList.Builder<IncludeStep> steps = ImmutableList.builder();
    for (FileId from : models.keySet()) {
      ImmutableList<Link> links = links(from);
      for (int i = 0; i < links.size(); i++) {
        if (file.equals(links.get(i).target())) {
          steps.add(new IncludeStep(from, links.get(i).include(), i, file));
        }
      }
    }
    return steps.build();
  }

  private @Nullable FileId target(FileId file, IncludeEntry include) {
    Path directory = Path.of(file.toString()).getParent();
    if (directory == null || include.taskfile() == null) {
      return null;
    }
    FileId target = FileId.of(directory.resolve(include.taskfile()));
    FileId inside = FileId.of(directory.resolve(include.taskfile()).resolve("Taskfile.yml"));
    return models.containsKey(target) ? target : models.containsKey(inside) ? inside : null;
  }
}
