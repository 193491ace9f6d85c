package org.mandate.ballot.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The groups against elections that another program wrote (their origin: the data's README). */
class GroupsAgreeWithArchivesTest {
  private static final Path ARCHIVES =
      Path.of(System.getProperty("mandate.shared", "../../shared/data"), "belenios");
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeAll
  static void archivesAreThere() {
    assumeTrue(Files.isDirectory(ARCHIVES), "skipped: no archives at " + ARCHIVES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hom-3", "ranked-3", "hom-ed25519-3", "ranked-ed25519-3"})
  void everyElementOfAnArchiveIsAMemberWithThatText(String folder) throws IOException {
    Archive archive = Archive.read(folder);
    Group group = archive.group();
    assertFalse(archive.elements().isEmpty());
    for (String text : archive.elements()) {
      assertEquals(text, group.read(text).orElseThrow().text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hom-3", "ranked-3", "hom-ed25519-3", "ranked-ed25519-3"})
  void trusteesChallengesAreRecomputedAndTheirSecretsFit(String folder) throws IOException {
    Archive archive = Archive.read(folder);
    Group group = archive.group();
    Set<Element> published = new HashSet<>();
    for (JsonNode trustee : archive.bodies().get(2)) {
      JsonNode pok = trustee.get(1).get("pok");
      Element x = group.read(trustee.get(1).get("public_key").asString()).orElseThrow();
      BigInteger challenge = number(pok.get("challenge"));
      Element a =
          group.product(List.of(group.g(), x), List.of(number(pok.get("response")), challenge));
      assertEquals(
          challenge, group.hashed("pok|" + group.name() + "|" + x.text() + "|" + a.text()));
      published.add(x);
    }
    for (BigInteger secret : archive.secrets()) {
      assertTrue(published.remove(group.secretPower(group.g(), secret)));
    }
    assertTrue(published.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranked-3", "ranked-ed25519-3"})
  void rankingsDecryptToTheVotesThatWereCast(String folder) throws IOException {
    Archive archive = Archive.read(folder);
    Group group = archive.group();
    BigInteger secret = archive.secrets().stream().reduce(BigInteger.ZERO, BigInteger::add);
    Set<List<Integer>> read = new HashSet<>();
    int mixes = 0;
    for (JsonNode body : archive.bodies()) {
      if (body.has("ciphertexts")) {
        mixes++;
        for (JsonNode ciphertext : body.get("ciphertexts").get(0)) {
          Element alpha = group.read(ciphertext.get("alpha").asString()).orElseThrow();
          Element beta = group.read(ciphertext.get("beta").asString()).orElseThrow();
          Element plain = group.over(beta, group.secretPower(alpha, secret.mod(group.q())));
          List<Integer> vote = group.decoded(plain, 5);
          assertEquals(plain, group.encoded(vote), "the same element carries the same vote");
          read.add(vote);
        }
      }
    }
    assertEquals(2, mixes);
    assertEquals(archive.votes(), read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hom-3", "ranked-3", "hom-ed25519-3", "ranked-ed25519-3"})
  void ballotsSignaturesAreRecomputed(String folder) throws Exception {
    Archive archive = Archive.read(folder);
    Group group = archive.group();
    int ballots = 0;
    for (int i = 0; i < archive.bodies().size(); i++) {
      JsonNode signature = archive.bodies().get(i).path("signature");
      if (signature.isMissingNode()) {
        continue;
      }
      ballots++;
      String text = archive.texts().get(i);
      String unsigned = text.substring(0, text.indexOf(",\"signature\"")) + "}";
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(unsigned.getBytes("US-ASCII"));
      String hash = Base64.getEncoder().withoutPadding().encodeToString(digest);
      JsonNode proof = signature.get("proof");
      Element s = group.read(archive.bodies().get(i).get("credential").asString()).orElseThrow();
      BigInteger challenge = number(proof.get("challenge"));
      Element a =
          group.times(
              group.powersOf(group.g()).to(number(proof.get("response"))),
              group.power(s, challenge));
      assertEquals(hash, signature.get("hash").asString());
      assertEquals(challenge, group.hashed("sig|" + hash + "|" + a.text()));
    }
    assertEquals(3, ballots);
  }

  private static BigInteger number(JsonNode node) {
    return new BigInteger(node.asString());
  }

  /** An archive, without any check. */
  private record Archive(
      List<String> texts,
      List<JsonNode> bodies,
      List<BigInteger> secrets,
      Set<List<Integer>> votes,
      Set<String> elements) {

    Group group() {
      return Group.named(bodies.get(1).get("group").asString()).orElseThrow();
    }

    static Archive read(String folder) throws IOException {
      Path place = ARCHIVES.resolve(folder);
      List<String> texts = new ArrayList<>();
      try (Stream<Path> files = Files.list(place)) {
        Path board = files.filter(f -> f.toString().endsWith(".bel")).findFirst().orElseThrow();
        byte[] bytes = Files.readAllBytes(board);
        for (int at = 0; at < bytes.length; ) {
          int size =
              Integer.parseInt(new String(bytes, at + 124, 11, StandardCharsets.US_ASCII), 8);
          texts.add(new String(bytes, at + 512, size, StandardCharsets.UTF_8));
          at += 512 + (size + 511) / 512 * 512;
        }
      }
      List<BigInteger> secrets = new ArrayList<>();
      try (Stream<Path> keys = Files.list(place.resolve("trustee_private_keys"))) {
        for (Path key : keys.toList()) {
          secrets.add(number(JSON.readTree(Files.readString(key))));
        }
      }
      Set<List<Integer>> votes = new HashSet<>();
      for (String line : Files.readAllLines(place.resolve("votes.txt"))) {
        List<Integer> vote = new ArrayList<>();
        JSON.readTree(line).get(0).forEach(rank -> vote.add(rank.asInt()));
        votes.add(vote);
      }
      List<JsonNode> bodies = texts.stream().map(JSON::readTree).toList();
      Set<String> elements = new HashSet<>();
      bodies.forEach(body -> collect(body, elements));
      bodies.get(3).forEach(credential -> elements.add(credential.asString()));
      return new Archive(texts, bodies, secrets, votes, elements);
    }

    private static void collect(JsonNode node, Set<String> elements) {
      for (String key : List.of("public_key", "alpha", "beta", "credential")) {
        if (node.path(key).isString()) {
          elements.add(node.path(key).asString());
        }
      }
      node.forEach(child -> collect(child, elements));
    }
  }
}
