/** What a run is given besides the name of its task. */
export interface RunArguments {
  readonly vars: Readonly<Record<string, string>>;
  readonly cliArgs: readonly string[];
}

// A word of a shell: plain characters, escaped ones and quoted parts in any order.
const WORD = /\s*((?:\\[^]|'[^']*'|"(?:\\[^]|[^"\\])*"|[^\s\\'"])+)/y;
const PART = /\\([^])|'([^']*)'|"((?:\\[^]|[^"\\])*)"/g;

/**
 * Reads what stands behind the name of a task on Task's command line: variables as `NAME=value`, and after `--` what
 * becomes CLI_ARGS. Quotes and backslashes are as in a POSIX shell; nothing else of a shell means anything. A string
 * says what is wrong, for people.
 */
export function runArguments(text: string): RunArguments | string {
  const words = shellWords(text);
  if (words === undefined) {
    return "Close the quote, or write a backslash before it.";
  }
  const end = words.indexOf("--");
  const vars = new Map<string, string>();
  for (const word of end < 0 ? words : words.slice(0, end)) {
    const at = word.indexOf("=");
    if (at < 1) {
      return `Write NAME=value instead of "${word}", or -- before arguments.`;
    }
    vars.set(word.slice(0, at), word.slice(at + 1));
  }
  return { vars: Object.fromEntries(vars), cliArgs: end < 0 ? [] : words.slice(end + 1) };
}

/** The words of a text; undefined where a quote is left open or a backslash stands last. */
function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  const all = text.trimEnd();
  let at = 0;
  while (at < all.length) {
    WORD.lastIndex = at;
    const found = WORD.exec(all)?.[1];
    if (found === undefined) {
      return undefined;
    }
    at = WORD.lastIndex;
    words.push(found.replace(PART, unquoted));
  }
  return words;
}

function unquoted(_: string, escaped?: string, single?: string, double?: string): string {
  return escaped ?? single ?? (double ?? "").replace(/\\(["\\$`])/g, "$1");
}
