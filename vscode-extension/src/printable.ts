// Control characters could move the cursor, colour what follows or forge lines; those of the second row change the
// direction of writing.
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Text of others as it may be shown: control characters as escapes, line breaks and tabs as they are. */
export function printable(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(HIDDEN, (found) => {
    const digits = found.charCodeAt(0).toString(16);
    return found === "\r" ? "\\r" : digits.length > 2 ? `\\u${digits}` : `\\x${digits.padStart(2, "0")}`;
  });
}

/** The same in one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/\n/g, "\\n").replace(/\t/g, "\\t");
}
