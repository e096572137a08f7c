/** What the public may see: notices, announced lists, look-up, verification. */
package org.rmocse.publicity;
