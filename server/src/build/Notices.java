import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the notices of what the jar bundles: {@code Notices.java CLASSPATH LICENSES FILE}. Every
 * jar of the class path has to be in the index of the licences, and only those: the build fails
 * where one comes or goes.
 */
class Notices {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/\\\\]*)\\.jar");

  /** A line of the index. */
  private record Entry(String artifact, String file, String licence, String what) {
    static Entry of(String line) {
      String[] parts = line.split("\\s+", 4);
      return new Entry(parts[0], parts[1], parts[2], parts[3]);
    }
  }

  public static void main(String[] args) throws IOException {
    Path licences = Path.of(args[1]);
    Path file = Path.of(args[2]);
    SortedMap<String, String> versions = versions(args[0]);
    Map<String, Entry> entries =
        Files.readAllLines(licences.resolve("index")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Entry::of)
            .collect(Collectors.toMap(Entry::artifact, Function.identity()));
    if (!entries.keySet().equals(versions.keySet())) {
      throw new IOException(
          licences.resolve("index")
              + " names "
              + new TreeMap<>(entries).keySet()
              + ", but bundled are "
              + versions.keySet());
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, text(licences, versions, entries));
  }

  /** The versions of the jars of a class path, by artifact. */
  private static SortedMap<String, String> versions(String classPath) {
    SortedMap<String, String> versions = new TreeMap<>();
    for (String element : classPath.split(Pattern.quote(File.pathSeparator))) {
      Matcher jar = JAR.matcher(String.valueOf(Path.of(element).getFileName()));
      if (jar.matches()) {
        versions.put(jar.group(1), jar.group(2));
      }
    }
    return versions;
  }

  private static String text(
      Path licences, SortedMap<String, String> versions, Map<String, Entry> entries)
      throws IOException {
    StringBuilder text =
        new StringBuilder("The server of taskfile-ls contains the following works of others.\n\n");
    versions.forEach(
        (artifact, version) -> {
          Entry entry = entries.get(artifact);
          text.append(artifact).append(' ').append(version).append(" (").append(entry.licence());
          text.append("): ").append(entry.what()).append('\n');
        });
    List<String> files = entries.values().stream().map(Entry::file).distinct().sorted().toList();
    for (String name : files) {
      String[] artifacts =
          entries.values().stream()
              .filter(entry -> entry.file().equals(name))
              .map(Entry::artifact)
              .sorted()
              .toArray(String[]::new);
      text.append("\n").append("-".repeat(80)).append("\nThe licence of ");
      text.append(String.join(", ", Arrays.asList(artifacts))).append(":\n\n");
      text.append(Files.readString(licences.resolve(name)).strip()).append('\n');
    }
    return text.toString();
  }
}
