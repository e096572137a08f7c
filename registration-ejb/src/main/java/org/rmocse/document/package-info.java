/** Keeps files encrypted, checks and previews pictures and PDFs, and prints forms and certificates. */
package org.rmocse.document;
