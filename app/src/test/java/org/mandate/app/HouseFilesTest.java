package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that are about files rather than classes, each shown to catch a bad one. */
class HouseFilesTest {
  private static final Path ROOT = Path.of(System.getProperty("mandate.root", ".."));
  private static final int STOP = 400;

  // The words a statement of ours begins with, at the start of a literal or of a line of a text
  // block.
  private static final Pattern SQL =
      Pattern.compile(
          "(?m)(\"|^ *)(select [a-z*(]|insert into [a-z]|update [a-z_]+ set|delete from [a-z]|with [a-z_]+ as )");

  // Stores by another name: each is the one place of its tables, or asks one word of the door.
  private static final List<String> SQL_ELSEWHERE =
      List.of(
          "access/",
          "record/",
          "store/",
          "backup/Erasure.java",
          "Frames.java",
          "Composition.java",
          "Running.java",
          "RaceImportCommand.java", // races write beside the feature, to compare
          "RaceSearchCommand.java",
          "register/Periods.java",
          // the two that ImportStore and UploadStore, and the stores of facts, are written with
          "register/KeptFiles.java",
          "register/Incoming.java",
          "register/FactTable.java",
          "register/Register.java",
          "register/RegisterAudit.java",
          "town/Town.java",
          "town/TownVoters.java");

  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?i)(repo1?\\.maven|maven\\.org|mvnrepository|npmjs|pypi|crates\\.io|docker\\.io|ghcr\\.io|proxy\\.golang)");

  private static List<Path> under(String... parts) {
    return Stream.of(parts)
        .map(ROOT::resolve)
        .filter(Files::exists)
        .flatMap(HouseFilesTest::walk)
        .filter(p -> !p.toString().contains("/target/") && !p.toString().contains("/vendor/"))
        .toList();
  }

  private static Stream<Path> walk(Path top) {
    try (Stream<Path> all = Files.walk(top)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> product() {
    return under(
        "app/src/main",
        "cli/src/main",
        "tlog/src/main",
        "constitution/src/main",
        "count/src/main",
        "conflicts/src/main",
        "ballot/src/main",
        "ledger/src/main",
        "docs",
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "pom.xml",
        "app/pom.xml",
        "cli/pom.xml",
        ".ci",
        ".mvn");
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holdsSql(String java) {
    return SQL.matcher(java).find();
  }

  private static boolean namesARegistry(String words) {
    return REGISTRY.matcher(words).find();
  }

  @Test
  void noFileOfCodeIsLongerThanAStop() {
    assertThat(
            under(
                    "app/src",
                    "cli/src",
                    "tlog/src",
                    "constitution/src",
                    "count/src",
                    "conflicts/src",
                    "ballot/src",
                    "ledger/src",
                    "lab")
                .stream()
                .filter(p -> p.toString().endsWith(".java"))
                .filter(p -> text(p).lines().count() > STOP))
        .isEmpty();
  }

  @Test
  void sqlStandsInStores() {
    assertThat(
            under("app/src/main/java").stream()
                .filter(p -> p.toString().endsWith(".java") && !p.toString().endsWith("Store.java"))
                .map(
                    p -> ROOT.resolve("app/src/main/java/org/mandate/app").relativize(p).toString())
                .filter(p -> SQL_ELSEWHERE.stream().noneMatch(p::startsWith))
                .filter(
                    p ->
                        holdsSql(
                            text(ROOT.resolve("app/src/main/java/org/mandate/app").resolve(p)))))
        .isEmpty();
    assertThat(holdsSql(planted("app/bodies/BodiesWithSql.java"))).isTrue();
  }

  private static String planted(String path) {
    return text(ROOT.resolve("app/src/test/java/org/mandate/planted").resolve(path));
  }

  @Test
  void noTrackedFileNamesARegistry() {
    assertThat(
            Stream.concat(product().stream(), under("mandate", "lab").stream())
                .filter(p -> namesARegistry(text(p))))
        .isEmpty();
    assertThat(namesARegistry("https://" + "repo1" + ".maven" + ".org/x")).isTrue();
  }

  @Test
  void noFileOfTheProductNamesTheSharedFolder() {
    assertThat(
            product().stream()
                .filter(p -> !p.toString().contains("/docs/"))
                .filter(p -> text(p).contains("../shared")))
        .isEmpty();
  }

  @Test
  void theCommandLineOnFilesKnowsNothingOfTheApplication() {
    assertThat(
            under("cli/src/main", "cli/pom.xml").stream()
                .filter(p -> text(p).matches("(?s).*(org\\.mandate\\.app|<artifactId>app<).*")))
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    assertThat(
            under(
                    "app/src/main/java",
                    "cli/src/main/java",
                    "tlog/src/main/java",
                    "constitution/src/main/java",
                    "count/src/main/java",
                    "conflicts/src/main/java",
                    "ballot/src/main/java",
                    "ledger/src/main/java")
                .stream()
                .filter(p -> p.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
        .isEmpty();
  }
}
