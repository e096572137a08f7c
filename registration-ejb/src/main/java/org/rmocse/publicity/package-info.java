/** What the public may see: notices, announced lists, look-up, verification; and what its officials see of the whole: statistics. */
package org.rmocse.publicity;
