package org.mandate.planted.app.bodies;

/** Breaks: words go to people through pages and commands, never through System.out. */
public final class BodiesThatPrint {
  public void wrong() {
    System.out.println("wrong");
  }
}
