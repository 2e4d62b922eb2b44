package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong inside one file.
 *
 * @param kind which rule reports it
 * @param effect what Task makes of it
 * @param message for people
 * @param range the key or value that is wrong
 * @param related other places in the same file that belong to it
 * @param key the unknown key that it is about, or empty
 * @param suggestion what was probably meant (a key name), or empty
 * @param refusal how Task refuses the file for it; null where Task loads the file nevertheless
 */
public record Problem(
    Kind kind,
    Effect effect,
    String message,
    TextRange range,
    ImmutableList<Related> related,
    String key,
    String suggestion,
    @Nullable Refusal refusal) {

  /** A problem with one place, about no unknown key. */
  public static Problem of(
      Kind kind, Effect effect, TextRange range, String message, @Nullable Refusal refusal) {
    return new Problem(kind, effect, message, range, ImmutableList.of(), "", "", refusal);
  }

  /** What Task makes of a problem. */
  public enum Effect {
    /** It refuses the file. */
    REFUSED,
    /** It loads the file, but always fails where what is written comes to be used. */
    FAILS,
    /** It accepts what is written, which has no effect or surely not the one that was meant. */
    DOUBTFUL
  }

  /** The rule that a problem belongs to. */
  public enum Kind {
    EMPTY_FILE("empty-file"),
    NOT_A_MAPPING("not-a-mapping"),
    WRONG_KIND("wrong-kind"),
    UNKNOWN_KEY("unknown-key"),
    DUPLICATE_KEY("duplicate-key"),
    DUPLICATE_NAME("duplicate-name"),
    ALIAS_UNKNOWN("alias-unknown"),
    ALIAS_EXCESS("alias-excess"),
    ALIAS_IN_MATRIX("alias-in-matrix"),
    MERGE_KEY_MISPLACED("merge-key-misplaced"),
    NULL_ELEMENT("null-element"),
    DATE_VALUE("date-value"),
    TPL_YAML_FLOW("tpl-yaml-flow"),
    VERSION_MISSING("version-missing"),
    VERSION_INVALID("version-invalid"),
    VERSION_UNSUPPORTED("version-unsupported"),
    VERSION_TOO_NEW("version-too-new"),
    INTERVAL_INVALID("interval-invalid"),
    OUTPUT_INVALID("output-invalid"),
    METHOD_INVALID("method-invalid"),
    RUN_INVALID("run-invalid"),
    SET_INVALID("set-invalid"),
    SHOPT_INVALID("shopt-invalid"),
    PLATFORM_INVALID("platform-invalid"),
    INCLUDE_EMPTY("include-empty"),
    INCLUDE_DIR_ONLY("include-dir-only"),
    CMD_AND_CMDS("cmd-and-cmds"),
    CMD_AND_TASK("cmd-and-task"),
    CMD_INVALID("cmd-invalid"),
    CMD_KEY_NO_EFFECT("cmd-key-no-effect"),
    DEFER_EMPTY("defer-empty"),
    DEFER_TIMEOUT_INSIDE("defer-timeout-inside"),
    DEP_WITHOUT_TASK("dep-without-task"),
    TIMEOUT_INVALID("timeout-invalid"),
    PRECONDITION_NO_SH("precondition-no-sh"),
    GLOB_EXCLUDE_MISSING("glob-exclude-missing"),
    GLOB_BANG("glob-bang"),
    REQUIRES_NO_NAME("requires-no-name"),
    FOR_INVALID("for-invalid"),
    FOR_UNKNOWN_WORD("for-unknown-word"),
    FOR_MATRIX_EMPTY("for-matrix-empty"),
    VAR_BAD_TYPE_KEY("var-bad-type-key"),
    VAR_NO_TYPE("var-no-type"),
    VAR_MULTIPLE_TYPES("var-multiple-types");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The id of the rule. */
    public String id() {
      return id;
    }
  }

  /** Another place in the same file. */
  public record Related(String message, TextRange range) {}
}
