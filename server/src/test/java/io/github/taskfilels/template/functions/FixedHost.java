package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A machine that is the same in every test. */
public record FixedHost(ImmutableMap<String, String> environment, String os)
    implements TemplateHost {

  public static final Instant NOW = Instant.parse("2024-05-14T10:13:20.5Z");

  /** Linux, with the variables {@code GREETING} and {@code HOME}. */
  public static FixedHost linux() {
    return new FixedHost(ImmutableMap.of("GREETING", "hello", "HOME", "/root"), "linux");
  }

  public static FixedHost windows() {
    return new FixedHost(ImmutableMap.of(), "windows");
  }

  @Override
  public @Nullable String env(String name) {
    return environment.get(name);
  }

  @Override
  public String workingDirectory() {
    return "/work/dir";
  }

  @Override
  public String arch() {
    return "amd64";
  }

  @Override
  public int cpuCount() {
    return 8;
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public RandomGenerator random() {
    return new Random(7);
  }

  @Override
  public ImmutableList<String> lookupHost(String name) {
    return name.equals("example.test") ? ImmutableList.of("192.0.2.1") : ImmutableList.of();
  }
}
