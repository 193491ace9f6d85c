package org.mandate.app.publication;

/** The pages of what bodies publish. */
public record PublicationPages(SitePages site, ApiPages api) {

  public static PublicationPages of(PublicGround ground) {
    return new PublicationPages(new SitePages(ground), new ApiPages(ground));
  }
}
