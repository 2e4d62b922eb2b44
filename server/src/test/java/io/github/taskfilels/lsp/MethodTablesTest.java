package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.lsp.protocol.TaskfileClient;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables say what the annotations of the library say. */
class MethodTablesTest {

  @Test
  void theServersMethods() {
    Map<String, JsonRpcMethod> known = ServiceEndpoints.getSupportedMethods(Wire.Server.class);
    assertThat(ServerMethods.ALL).isNotEmpty();
    ServerMethods.ALL.forEach(
        (name, method) -> {
          JsonRpcMethod annotated = known.get(name);
          assertThat(annotated).as(name).isNotNull();
          assertThat(method.rpc().isNotification()).as(name).isEqualTo(annotated.isNotification());
          if (!name.equals("initialized")) {
            assertThat(method.rpc().getParameterTypes())
                .as(name)
                .isEqualTo(annotated.getParameterTypes());
          }
        });
  }

  @Test
  void theClientsMethods() throws ReflectiveOperationException {
    Map<String, JsonRpcMethod> known = ServiceEndpoints.getSupportedMethods(TaskfileClient.class);
    for (JsonRpcMethod method : RemoteClient.REQUESTS) {
      JsonRpcMethod annotated = known.get(method.getMethodName());
      assertThat(annotated).as(method.getMethodName()).isNotNull();
      assertThat(annotated.getReturnType()).isEqualTo(method.getReturnType());
      assertThat(annotated.getParameterTypes()).isEqualTo(method.getParameterTypes());
    }
    List<String> said = new ArrayList<>();
    RemoteClient ours = new RemoteClient(new Recorder(said));
    TaskfileClient theirs =
        ServiceEndpoints.toServiceObject(new Recorder(said), TaskfileClient.class);
    for (Method method : TaskfileClient.class.getMethods()) {
      if (isOurs(method)) {
        Object[] arguments = new Object[method.getParameterCount()];
        said.clear();
        method.invoke(ours, arguments);
        method.invoke(theirs, arguments);
        assertThat(said).as(method.getName()).hasSize(2);
        assertThat(said.getFirst()).isEqualTo(said.getLast());
      }
    }
  }

  private static boolean isOurs(Method method) {
    return Arrays.stream(RemoteClient.class.getDeclaredMethods())
        .anyMatch(
            one ->
                one.getName().equals(method.getName())
                    && Arrays.equals(one.getParameterTypes(), method.getParameterTypes()));
  }

  private record Recorder(List<String> said) implements Endpoint {
    @Override
    public CompletableFuture<?> request(String method, @Nullable Object parameter) {
      said.add("request " + method);
      return new CompletableFuture<>();
    }

    @Override
    public void notify(String method, @Nullable Object parameter) {
      said.add("notification " + method);
    }
  }
}
