package org.mandate.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The directions of the house (DESIGN section 4). Every rule is made for a root package, so that it
 * can be held both against the product and against the planted bad classes that it must catch.
 */
class HouseRulesTest {
  private static final String PRODUCT = "org.mandate";
  private static final String PLANTED = "org.mandate.planted";
  private static final String[] LIBRARIES = {
    "tlog", "constitution", "count", "conflicts", "ballot"
  };

  // Lowest first. Packages on one line never import one another.
  private static final String[][] LAYERS = {
    {"store"},
    {"access"},
    {"web"},
    {"files"},
    {"counting"},
    {"record"},
    {"backup", "search", "register"},
    {"bodies"},
    {"mandates"},
    {"matters"},
    {"elections"},
    {"interests"},
    {"walls"},
    {"assessors"},
    {"meetings"},
    {"decisions"},
    {"actions"},
    {"strategy"},
    {"minutes"},
    {"promises"},
    {"publication"},
    {"handover", "reviews", "outcomes", "voice", "influence", "capacity"},
    {"desk", "entrance"},
    {"town"},
  };

  private static final JavaClasses PRODUCT_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/test/") && !location.contains("/gg/"))
          .importPackages(
              PRODUCT + ".app",
              PRODUCT + ".tlog",
              PRODUCT + ".constitution",
              PRODUCT + ".count",
              PRODUCT + ".conflicts",
              PRODUCT + ".ballot",
              PRODUCT + ".ledger");
  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  record Rule(String name, java.util.function.Function<String, ArchRule> of, String caught) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule(
            "a lower package never imports a higher one",
            HouseRulesTest::layers,
            "AccessThatKnowsTheRecord"),
        new Rule(
            "a library never imports another",
            HouseRulesTest::librariesApart,
            "LibraryWithALibrary"),
        new Rule(
            "a library stands on the JDK alone",
            HouseRulesTest::librariesOnTheJdk,
            "LibraryWithSpring"),
        new Rule(
            "the command line never imports the application",
            HouseRulesTest::cliWithoutApp,
            "CommandThatKnowsTheApp"),
        new Rule("only commands print", HouseRulesTest::onlyCommandsPrint, "BodiesThatPrint"),
        new Rule("no drawers", HouseRulesTest::noDrawers, "VoteHelper"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProductKeepsIt(Rule rule) {
    rule.of().apply(PRODUCT).check(PRODUCT_CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPlantedBadClassIsCaught(Rule rule) {
    String report =
        rule.of().apply(PLANTED).evaluate(PLANTED_CLASSES).getFailureReport().toString();

    assertThat(report).contains(rule.caught());
  }

  @Test
  void everyPackageOfTheApplicationHasItsPlace() {
    List<String> known = Stream.of(LAYERS).flatMap(Stream::of).toList();
    assertThat(
            PRODUCT_CLASSES.stream()
                .map(c -> c.getPackageName())
                .filter(p -> p.startsWith(PRODUCT + ".app."))
                .map(p -> p.substring((PRODUCT + ".app.").length()).split("\\.")[0])
                .distinct())
        .isSubsetOf(known);
  }

  private static ArchRule layers(String root) {
    Architectures.LayeredArchitecture all =
        Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(root + ".app..")
            .withOptionalLayers(true);
    List<String> names = new ArrayList<>();
    for (String[] line : LAYERS) {
      for (String one : line) {
        all = all.layer(one).definedBy(root + ".app." + one + "..");
        names.add(one);
      }
    }
    all = all.layer("composition").definedBy(root + ".app");
    for (int i = 0; i < LAYERS.length; i++) {
      List<String> above = new ArrayList<>(List.of("composition"));
      for (int j = i + 1; j < LAYERS.length; j++) {
        above.addAll(List.of(LAYERS[j]));
      }
      for (String one : LAYERS[i]) {
        all = all.whereLayer(one).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
      }
    }
    return all;
  }

  private static ArchRule librariesApart(String root) {
    return com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
        .matching(root + ".(tlog|constitution|count|conflicts|ballot|ledger)..")
        .should()
        .notDependOnEachOther();
  }

  private static ArchRule librariesOnTheJdk(String root) {
    String[] rooms = Stream.of(LIBRARIES).map(l -> root + "." + l + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .dependOnClassesThat(
            resideOutsideOfPackages("java..", "javax.crypto..", "org.jspecify..", root + ".."));
  }

  private static ArchRule cliWithoutApp(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".app..")
        .allowEmptyShould(true);
  }

  private static ArchRule onlyCommandsPrint(String root) {
    return noClasses()
        .that()
        .haveNameNotMatching(".*Command.*")
        .and(not(resideInAnyPackage(root + ".cli..")))
        .should()
        .accessField(System.class, "out");
  }

  private static ArchRule noDrawers(String root) {
    String drawers = "util|utils|common|helper|helpers|misc|shared|manager|base";
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .haveNameNotMatching(
            "(?i).*\\.(" + drawers + ")\\..*|.*(Util|Utils|Helper|Manager|Misc)(\\$.*)?");
  }
}
