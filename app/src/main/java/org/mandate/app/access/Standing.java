package org.mandate.app.access;

import java.util.Set;

/**
 * A feature's answer to what somebody is towards a subject, now. Asked inside the request's
 * transaction, after the identity was taken.
 */
public interface Standing {
  /**
   * @return the roles this feature knows of; empty when it knows of none. Never ANYONE or
   *     SIGNED_IN: the door adds those.
   */
  Set<Role> roles(Who who, Subject subject);
}
