/** Classes that break one house rule each; the tests of the rules must catch every one. */
package org.mandate.planted;
