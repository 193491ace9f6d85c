package org.mandate.app.files;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** One XML part of a package, read as a stream; it may declare nothing and fetch nothing. */
final class XmlPart {
  private static final int DEEPEST = 400;
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  /** Told of each element; of its name without a prefix. */
  abstract static class Reader {
    void begin(String name, Attributes attributes) {}

    void end(String name) {}

    void words(String text) {}

    /** An attribute by its name without a prefix; "" where there is none. */
    static String value(Attributes attributes, String name) {
      for (int i = 0; i < attributes.getLength(); i++) {
        if (attributes.getLocalName(i).equals(name)) {
          return attributes.getValue(i);
        }
      }
      return "";
    }
  }

  private XmlPart() {}

  static void read(InputStream in, Reader reader) throws IOException {
    try (in) {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setXIncludeAware(false);
      factory.newSAXParser().parse(in, new Handler(reader));
    } catch (SAXParseException e) {
      throw new LookFault(isDeclaring(e) ? Danger.XML_BOMB : Danger.DAMAGED);
    } catch (SAXException e) {
      throw new LookFault(Danger.DAMAGED);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isDeclaring(SAXParseException e) {
    String words = String.valueOf(e.getMessage());
    return words.contains("DOCTYPE") || words.contains("JAXP00010");
  }

  private static final class Handler extends DefaultHandler {
    private final Reader reader;
    private int depth;

    Handler(Reader reader) {
      this.reader = reader;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      if (++depth > DEEPEST) {
        throw new LookFault(Danger.DAMAGED);
      }
      reader.begin(name, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      depth--;
      reader.end(name);
    }

    @Override
    public void characters(char[] letters, int from, int length) {
      reader.words(new String(letters, from, length));
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      throw new LookFault(Danger.XML_BOMB);
    }
  }
}
