import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON-RPC by hand: this program runs before anything is built, so it has no library. */
class JsonRpcClient {
  private final Process server;
  private int id;

  JsonRpcClient(Process server) {
    this.server = server;
  }

  void notify(String method, String params) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
  }

  /** Sends a request and waits for its answer; the server's own requests get an empty answer. */
  void request(String method, String params) throws IOException {
    int asked = ++id;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + asked
            + ",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}");
    while (true) {
      String message = read();
      if (!message.contains("\"method\":") && idOf(message).equals(String.valueOf(asked))) {
        if (message.contains("\"error\":{")) {
          throw new IOException(method + " failed in the training session: " + message);
        }
        return;
      }
    }
  }

  void awaitNotification(String method) throws IOException {
    while (!read().contains("\"method\":\"" + method + "\"")) {
      // Other messages come in between.
    }
  }

  /** Reads a message; answers it if the server asks for something. */
  private String read() throws IOException {
    int length = -1;
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = server.getInputStream().read();
      if (c < 0) {
        throw new IOException("the server closed its output in the training session");
      }
      if (c == '\n') {
        String header = line.toString().trim();
        line.setLength(0);
        if (header.isEmpty()) {
          break;
        }
        if (header.startsWith("Content-Length:")) {
          length = Integer.parseInt(header.substring(15).trim());
        }
      } else {
        line.append((char) c);
      }
    }
    String message = new String(server.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    if (message.contains("\"method\":") && message.contains("\"id\":")) {
      String result = message.contains("workspace/configuration") ? "[{}]" : "null";
      send("{\"jsonrpc\":\"2.0\",\"id\":" + idOf(message) + ",\"result\":" + result + "}");
    }
    return message;
  }

  private static String idOf(String message) {
    int at = message.indexOf("\"id\":");
    if (at < 0) {
      return "";
    }
    int end = at + 5;
    while (",}".indexOf(message.charAt(end)) < 0) {
      end++;
    }
    return message.substring(at + 5, end);
  }

  private void send(String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    server
        .getOutputStream()
        .write(
            ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    server.getOutputStream().write(bytes);
    server.getOutputStream().flush();
  }
}
