package org.mandate.app.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.InTown;
import org.mandate.app.TestServer;
import org.mandate.app.web.Doorway;

/** What a body publishes, read by programs that are not ours. */
class PublicationOverHttpTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOWN = "marlbrook-practices-together";
  static TestServer server;
  static HttpClient client;
  static JsonNode described;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.of(InTown.program());
    client = HttpClient.newHttpClient();
    described = JSON.readTree(get("/api/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> bodies() throws Exception {
    List<String> slugs = new ArrayList<>();
    JSON.readTree(get("/api/v1/bodies").body()).forEach(b -> slugs.add(b.path("slug").asText()));
    return slugs;
  }

  @Test
  void theDescriptionIsOpenApiForAParserThatIsNotOurs() throws Exception {
    SwaggerParseResult parsed =
        new OpenAPIV3Parser().readContents(get("/api/openapi.json").body(), null, null);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).hasSizeGreaterThan(10);
    assertThat(described.path("openapi").asText()).isEqualTo("3.1.0");
  }

  @Test
  void everyDescribedAddressAnswersForEveryBodyAsItsSchemaSays() throws Exception {
    assertThat(bodies()).contains(TOWN).hasSizeGreaterThan(5);
    int answered = 0;
    for (var path : (Iterable<String>) () -> described.path("paths").fieldNames()) {
      for (String slug : path.contains("{body}") ? bodies() : List.of("")) {
        String address = path.replace("{body}", slug);
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        JsonNode content =
            described.at(
                "/paths/"
                    + path.replace("~", "~0").replace("/", "~1")
                    + "/get/responses/200/content");
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(type).as(address).startsWith(content.fieldNames().next());
        if (content.has("application/json")) {
          assertThat(faults(content.at("/application~1json/schema"), answer.body()))
              .as(address)
              .isEmpty();
        }
        answered++;
      }
    }
    assertThat(answered).isGreaterThan(100);
  }

  private static List<String> faults(JsonNode schema, String body) throws Exception {
    var whole = JSON.createObjectNode();
    whole.set("components", described.path("components"));
    schema.fields().forEachRemaining(f -> whole.set(f.getKey(), f.getValue()));
    Schema held =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(whole.toString(), InputFormat.JSON);
    return held.validate(body, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  @Test
  void aSchemaThatAsksForMoreRefusesTheSameAnswer() throws Exception {
    String answer = get("/api/v1/bodies").body();
    JsonNode wrong = JSON.readTree("{\"type\":\"array\",\"items\":{\"required\":[\"colour\"]}}");
    assertThat(faults(wrong, answer)).isNotEmpty();
  }

  @Test
  void theCsvOfATableHoldsWhatItsJsonHolds() throws Exception {
    for (String table :
        List.of(
            "members", "seats", "mandates", "decisions", "ballots", "constitutions", "interests")) {
      JsonNode rows =
          JSON.readTree(get("/api/v1/bodies/" + TOWN + "/" + table + ".json").body()).path("rows");
      String csv = get("/api/v1/bodies/" + TOWN + "/" + table + ".csv").body();
      List<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
      assertThat(lines).as(table).hasSize(rows.size()).isNotEmpty();
      for (int i = 0; i < lines.size(); i++) {
        JsonNode row = rows.get(i);
        for (String name : lines.get(i).getHeader()) {
          String value = row.path(name).isNull() ? "" : row.path(name).asText();
          assertThat(lines.get(i).getField(name)).as(table + " " + i + " " + name).isEqualTo(value);
        }
      }
    }
  }

  @Test
  void theFeedIsReadByAReaderThatIsNotOurs() throws Exception {
    HttpResponse<String> answer = get("/bodies/" + TOWN + "/feed.atom");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/atom+xml");
    SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getEntries()).hasSizeGreaterThan(4);
    assertThat(feed.getEntries().stream().map(SyndEntry::getUri)).doesNotHaveDuplicates();
    assertThat(feed.getEntries().stream().map(SyndEntry::getTitle))
        .anyMatch(t -> t.startsWith("Decided: Shall we ask the ICB for four neighbourhood hubs"));
    for (SyndEntry entry : feed.getEntries()) {
      assertThat(entry.getUpdatedDate()).as(entry.getTitle()).isNotNull();
      assertThat(get(URI.create(entry.getLink()).getPath()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aReaderIsGivenNoCookie() throws Exception {
    for (String path :
        List.of(
            "/",
            "/bodies",
            "/bodies/" + TOWN,
            "/bodies/" + TOWN + "/public",
            "/bodies/" + TOWN + "/decisions",
            "/decisions/" + TOWN + "-2026-041",
            "/record",
            "/api",
            "/api/v1/bodies",
            "/bodies/" + TOWN + "/feed.atom")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
    }
    assertThat(get("/sign-in").headers().allValues("Set-Cookie"))
        .as("a page with a form needs its token")
        .isNotEmpty();
  }

  @Test
  void anOfficerDownloadsWhatThePublicSeesAndNoMore() throws Exception {
    UUID guardian =
        UUID.nameUUIDFromBytes(
            "marlbrook/david-achebe".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String cookie = Doorway.COOKIE + "=" + InTown.program().session(guardian);
    for (String file : List.of("everything.json", "matters.json", "agenda.csv", "meetings.csv")) {
      String path = "/api/v1/bodies/" + TOWN + "/" + file;
      String made = "\"made\":\"[^\"]*\"";
      assertThat(get(path, "Cookie", cookie).body().replaceAll(made, ""))
          .as(file)
          .isEqualTo(get(path).body().replaceAll(made, ""));
    }
    assertThat(get("/bodies/" + TOWN + "/matters", "Cookie", cookie).body())
        .as("the guardian does see more on the pages")
        .contains("Osier Bank Surgery may have to hand back its contract");
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    for (String path :
        Set.of(
            "/api/v1/bodies/nowhere",
            "/api/v1/bodies/nowhere/members.json",
            "/api/v1/bodies/" + TOWN + "/people.json",
            "/api/v1/bodies/" + TOWN + "/members.xml",
            "/bodies/nowhere/public",
            "/bodies/nowhere/feed.atom")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
