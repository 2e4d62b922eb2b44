package io.github.taskfilels.text;

/** The version of taskfile-ls, which Maven's project has and the jar's manifest carries. */
public final class ProductVersion {
  private static final String UNBUILT = "dev";

  private ProductVersion() {}

  /** Such as {@code 0.1.0}, as the extension has it; {@code dev} outside a jar. */
  public static String text() {
    String version = ProductVersion.class.getPackage().getImplementationVersion();
    return version == null ? UNBUILT : version.replace("-SNAPSHOT", "");
  }
}
