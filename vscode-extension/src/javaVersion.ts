/** The oldest Java that can run the server. */
export const OLDEST_JAVA = 25;

/** The major version in the output of `java -version`, or undefined. Java 8 and older call themselves 1.x. */
export function javaMajor(output: string): number | undefined {
  const found = /version "(\d+)(?:\.(\d+))?/.exec(output);
  if (!found) {
    return undefined;
  }
  const first = Number(found[1]);
  return first === 1 ? Number(found[2]) : first;
}
