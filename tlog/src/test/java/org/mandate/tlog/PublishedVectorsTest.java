package org.mandate.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mandate.tlog.Verification.Bad;
import org.mandate.tlog.Verification.Good;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of transparency-dev/merkle (see the README beside them), each as one test. */
class PublishedVectorsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Path folder() {
    String shared = System.getProperty("mandate.shared", "");
    Path folder = Path.of(shared, "merkle");
    assumeTrue(
        !shared.isEmpty() && Files.isDirectory(folder),
        "real files not here: merkle proof vectors");
    return folder;
  }

  @Test
  void allFamiliesAreHere() throws IOException {
    assertThat(files("inclusion")).hasSize(65);
    assertThat(files("consistency")).hasSize(57);
    assertThat(files("subtreeinclusion")).hasSize(138);
    assertThat(files("subtreeconsistency")).hasSize(75);
  }

  @TestFactory
  Stream<DynamicTest> everyVectorIsJudgedAsPublished() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String family :
        List.of("inclusion", "consistency", "subtreeinclusion", "subtreeconsistency")) {
      for (Path file : files(family)) {
        tests.add(
            DynamicTest.dynamicTest(
                folder().relativize(file).toString(), () -> judge(family, file)));
      }
    }
    return tests.stream();
  }

  private static void judge(String family, Path file) throws IOException {
    JsonNode v = JSON.readTree(Files.readString(file));
    Verification outcome =
        switch (family) {
          case "inclusion" ->
              ProofVerifier.inclusion(
                  number(v, "leafIdx"),
                  number(v, "treeSize"),
                  bytes(v.get("leafHash")),
                  proof(v),
                  bytes(v.get("root")));
          case "consistency" ->
              ProofVerifier.consistency(
                  number(v, "size1"),
                  number(v, "size2"),
                  bytes(v.get("root1")),
                  proof(v),
                  bytes(v.get("root2")));
          case "subtreeinclusion" ->
              ProofVerifier.subtreeInclusion(
                  number(v, "leafIdx"),
                  number(v, "start"),
                  number(v, "end"),
                  bytes(v.get("leafHash")),
                  proof(v),
                  bytes(v.get("root")));
          default ->
              ProofVerifier.subtreeConsistency(
                  number(v, "start"),
                  number(v, "end"),
                  number(v, "size"),
                  bytes(v.get("root1")),
                  proof(v),
                  bytes(v.get("root2")));
        };
    if (v.get("wantErr").asBoolean()) {
      assertThat(outcome).isInstanceOf(Bad.class);
      assertThat(((Bad) outcome).reason()).isNotBlank();
    } else {
      assertThat(outcome).isEqualTo(new Good());
    }
  }

  /** Unsigned 64-bit in the files; over 2^63-1 it wraps to a negative, as any caller's would. */
  private static long number(JsonNode v, String field) {
    return v.get(field).bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode text) {
    return text == null || text.isNull()
        ? new byte[0]
        : Base64.getDecoder().decode(text.asString());
  }

  private static List<byte[]> proof(JsonNode v) {
    List<byte[]> proof = new ArrayList<>();
    if (v.get("proof") != null && v.get("proof").isArray()) {
      v.get("proof").forEach(hash -> proof.add(bytes(hash)));
    }
    return proof;
  }

  private static List<Path> files(String family) throws IOException {
    try (Stream<Path> all = Files.walk(folder().resolve(family))) {
      return all.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }
}
