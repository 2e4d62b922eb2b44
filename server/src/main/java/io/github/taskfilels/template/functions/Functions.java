package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** Runs functions of the table. */
public final class Functions {
  private Functions() {}

  /**
   * Calls a function.
   *
   * @param values the arguments, with the number and the types that the function asks for
   * @throws FunctionException for what Go would report as an error
   */
  public static @Nullable Object call(
      FunctionDoc function, @Nullable Object[] values, TemplateHost host) {
    Arguments arguments = new Arguments(function.name(), values, host);
    return switch (function.group()) {
      case LOGIC -> LogicFunctions.call(arguments);
      case TEXT -> TextFunctions.call(arguments);
      case QUOTING -> QuotingFunctions.call(arguments);
      case STRINGS -> StringFunctions.call(arguments);
      case NUMBERS -> NumberFunctions.call(arguments);
      case LISTS -> ListFunctions.call(arguments);
      case MAPS -> MapFunctions.call(arguments);
      case DATES -> DateFunctions.call(arguments);
      case PATHS -> PathFunctions.call(arguments);
      case SYSTEM -> SystemFunctions.call(arguments);
      case REGEX -> RegexFunctions.call(arguments);
      case ENCODING -> EncodingFunctions.call(arguments);
      case TYPES -> TypeFunctions.call(arguments);
      case URLS -> UrlFunctions.call(arguments);
    };
  }
}
