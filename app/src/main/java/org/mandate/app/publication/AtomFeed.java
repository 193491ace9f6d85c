package org.mandate.app.publication;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** News as an Atom feed (RFC 4287). */
final class AtomFeed {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final int MOST = 50;

  /**
   * One piece of news.
   *
   * @param path its page here
   * @param kind of news; with the path it makes the entry's id, which never changes
   * @param at when it became so
   */
  record News(String path, String kind, String title, String summary, Instant at) {}

  private AtomFeed() {}

  /**
   * The feed, latest first, at most fifty entries.
   *
   * @param publicUrl address of the program, without a slash at the end
   * @param self path of the feed itself
   * @param began stands as the feed's time while there is no news
   */
  static String of(
      String title, String author, String publicUrl, String self, Instant began, List<News> all) {
    List<News> latest =
        all.stream().sorted(Comparator.comparing(News::at).reversed()).limit(MOST).toList();
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(NAMESPACE);
      xml.writeStartElement(NAMESPACE, "feed");
      xml.writeDefaultNamespace(NAMESPACE);
      element(xml, "id", id(publicUrl, self, "feed", began));
      element(xml, "title", title);
      element(xml, "updated", time(latest.isEmpty() ? began : latest.getFirst().at()));
      link(xml, "self", "application/atom+xml", publicUrl + self);
      xml.writeStartElement(NAMESPACE, "author");
      element(xml, "name", author);
      xml.writeEndElement();
      for (News one : latest) {
        entry(xml, publicUrl, one);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      return out.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void entry(XMLStreamWriter xml, String publicUrl, News one)
      throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, "entry");
    element(xml, "id", id(publicUrl, one.path(), one.kind(), one.at()));
    element(xml, "title", one.title());
    element(xml, "updated", time(one.at()));
    link(xml, "alternate", "text/html", publicUrl + one.path());
    element(xml, "summary", one.summary());
    xml.writeEndElement();
  }

  // A tag URI (RFC 4151): the host that named it, the day on which it did, and what it named.
  private static String id(String publicUrl, String path, String kind, Instant at) {
    String host = URI.create(publicUrl).getHost();
    return "tag:"
        + (host == null ? "localhost" : host)
        + ","
        + org.mandate.app.web.Dates.on(at)
        + ":"
        + path
        + "#"
        + kind;
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement(NAMESPACE, "link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(NAMESPACE, name);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  // XML 1.0 has no way to write most control characters.
  private static String legal(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\t' || c == '\n' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF))
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
