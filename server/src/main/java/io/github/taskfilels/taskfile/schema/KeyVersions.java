package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableTable;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are younger than version 3.0 of Task. Source: its change log up to 3.53.1; what that
 * does not tell is left out.
 */
final class KeyVersions {
  private static final ImmutableTable<MappingType, String, String> SINCE =
      ImmutableTable.<MappingType, String, String>builder()
          .put(MappingType.ROOT, "run", "3.7")
          .put(MappingType.ROOT, "interval", "3.17")
          .put(MappingType.ROOT, "set", "3.20")
          .put(MappingType.ROOT, "shopt", "3.20")
          .put(MappingType.ROOT, "use_gitignore", "3.52")
          .put(MappingType.GROUP, "begin", "3.11")
          .put(MappingType.GROUP, "end", "3.11")
          .put(MappingType.GROUP, "error_only", "3.22")
          .put(MappingType.INCLUDE, "optional", "3.8")
          .put(MappingType.INCLUDE, "internal", "3.16")
          .put(MappingType.INCLUDE, "aliases", "3.17")
          .put(MappingType.INCLUDE, "flatten", "3.39")
          .put(MappingType.INCLUDE, "excludes", "3.41")
          .put(MappingType.VARIABLE, "map", "3.43")
          .put(MappingType.VARIABLE, "secret", "3.52")
          .put(MappingType.TASK, "run", "3.7")
          .put(MappingType.TASK, "interactive", "3.8")
          .put(MappingType.TASK, "internal", "3.16")
          .put(MappingType.TASK, "aliases", "3.17")
          .put(MappingType.TASK, "dotenv", "3.19")
          .put(MappingType.TASK, "platforms", "3.20")
          .put(MappingType.TASK, "set", "3.20")
          .put(MappingType.TASK, "shopt", "3.20")
          .put(MappingType.TASK, "prompt", "3.26")
          .put(MappingType.TASK, "cmd", "3.26")
          .put(MappingType.TASK, "requires", "3.27")
          .put(MappingType.TASK, "watch", "3.31")
          .put(MappingType.TASK, "failfast", "3.46")
          .put(MappingType.TASK, "if", "3.47")
          .put(MappingType.TASK, "use_gitignore", "3.52")
          .put(MappingType.GLOB, "exclude", "3.32")
          .put(MappingType.REQUIRES, "vars", "3.27")
          .put(MappingType.REQUIREMENT, "enum", "3.41")
          .put(MappingType.ENUM, "ref", "3.50")
          .put(MappingType.COMMAND, "defer", "3.10")
          .put(MappingType.COMMAND, "platforms", "3.20")
          .put(MappingType.COMMAND, "set", "3.20")
          .put(MappingType.COMMAND, "shopt", "3.20")
          .put(MappingType.COMMAND, "for", "3.28")
          .put(MappingType.COMMAND, "if", "3.47")
          .put(MappingType.COMMAND, "timeout", "3.53")
          .put(MappingType.DEFER, "silent", "3.41")
          .put(MappingType.DEP, "for", "3.36")
          .put(MappingType.DEP, "timeout", "3.53")
          .put(MappingType.LOOP, "matrix", "3.39")
          .put(MappingType.ROW, "ref", "3.42")
          .build();

  private KeyVersions() {}

  static @Nullable String since(MappingType mapping, String key) {
    return SINCE.get(mapping, key);
  }
}
