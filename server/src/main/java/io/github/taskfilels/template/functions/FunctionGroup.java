package io.github.taskfilels.template.functions;

/** What a function is about. */
public enum FunctionGroup {
  LOGIC,
  TEXT,
  QUOTING,
  STRINGS,
  NUMBERS,
  LISTS,
  MAPS,
  DATES,
  PATHS,
  SYSTEM,
  REGEX,
  ENCODING,
  TYPES,
  URLS
}
