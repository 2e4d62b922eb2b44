package io.github.taskfilels.taskfile;

/** The keys of a task or a command whose value is a {@link Flag}. */
public enum FlagKey {
  SILENT("silent"),
  INTERACTIVE("interactive"),
  INTERNAL("internal"),
  IGNORE_ERROR("ignore_error"),
  WATCH("watch"),
  FAILFAST("failfast"),
  USE_GITIGNORE("use_gitignore");

  private final String key;

  FlagKey(String key) {
    this.key = key;
  }

  /** The key as it is written. */
  public String key() {
    return key;
  }
}
