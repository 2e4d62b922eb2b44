/**
 * The settings as the server may have them in a workspace that nobody has trusted: without the leave to start a program,
 * even where the user has given it for all others.
 *
 * @param answers the section `taskfile` once for each time that it was asked for
 */
export function untrusted(answers: readonly unknown[]): unknown[] {
  return answers.map((section) =>
    typeof section === "object" && section !== null
      ? { ...section, shellcheck: { enabled: false, path: "" } }
      : section,
  );
}
