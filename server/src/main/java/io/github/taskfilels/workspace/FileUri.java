package io.github.taskfilels.workspace;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * URIs of files as editors write them: RFC 8089 at best, with raw spaces, unescaped percent signs
 * or a drive letter as the host at worst. The bytes of names are kept as they are, for composed and
 * decomposed letters are two names.
 */
final class FileUri {
  private static final String SCHEME = "file:";

  /** What may stand in a path beside letters and digits. */
  private static final String UNESCAPED = "-._~/:@!$&'()*+,;=";

  private FileUri() {}

  static boolean isFile(String uri) {
    return uri.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * The absolute path that a URI names on this machine; null where it names none: another scheme, a
   * share of another machine where paths have no hosts, a name that is not UTF-8.
   *
   * @param windows whether paths have drives and hosts
   */
  static @Nullable String path(String uri, boolean windows) {
    if (!isFile(uri)) {
      return null;
    }
    String host = "";
    String rest = uri.substring(SCHEME.length());
    if (rest.startsWith("//")) {
      int end = rest.indexOf('/', 2);
      host = rest.substring(2, end < 0 ? rest.length() : end);
      rest = end < 0 ? "" : rest.substring(end);
    }
    String path = decoded(rest);
    if (path == null || !path.startsWith("/")) {
      return null;
    }
    if (host.isEmpty() || host.equalsIgnoreCase("localhost")) {
      return windows && isDrive(path, 1) ? drive(path.substring(1)) : path;
    }
    if (!windows) {
      return null;
    }
    return isDrive(host, 0) ? drive(host + path) : "//" + host + path;
  }

  private static boolean isDrive(String path, int at) {
    return path.length() > at + 1
        && Character.isLetter(path.charAt(at))
        && path.charAt(at + 1) == ':';
  }

  /** Editors do not agree on the case of drive letters, and to Windows they are the same. */
  private static String drive(String path) {
    return path.substring(0, 1).toUpperCase(Locale.ROOT) + path.substring(1);
  }

  /**
   * The URI of an absolute path.
   *
   * @param windows whether its separators are backslashes
   */
  static String of(String path, boolean windows) {
    String slashed = windows ? path.replace('\\', '/') : path;
    StringBuilder uri = new StringBuilder(SCHEME);
    // A share begins with its host already: //server/share.
    if (!(windows && slashed.startsWith("//"))) {
      uri.append(slashed.startsWith("/") ? "//" : "///");
    }
    if (needsNoEscape(slashed)) {
      return uri.append(slashed).toString();
    }
    for (byte b : slashed.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnescaped(c)) {
        uri.append(c);
      } else {
        uri.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return uri.toString();
  }

  private static boolean needsNoEscape(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (!isUnescaped(path.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnescaped(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
  }

  private static char hex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit & 0xf, 16));
  }

  /** The name at the end of a URI; empty where it cannot be read. */
  static String lastName(String uri) {
    String name = decoded(uri.substring(uri.lastIndexOf('/') + 1));
    return name == null ? "" : name;
  }

  /** A percent sign that begins no escape stands for itself; null for bytes that are not UTF-8. */
  private static @Nullable String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      int high = text.charAt(i) == '%' ? digit(text, i + 1) : -1;
      int low = digit(text, i + 2);
      if (high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        int length = Character.charCount(text.codePointAt(i));
        bytes.writeBytes(text.substring(i, i + length).getBytes(StandardCharsets.UTF_8));
        i += length - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static int digit(String text, int at) {
    return at < text.length() && text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
  }
}
