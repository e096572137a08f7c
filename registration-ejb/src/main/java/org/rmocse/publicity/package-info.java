/** What the public may see: announced lists, look-up, verification. */
package org.rmocse.publicity;
