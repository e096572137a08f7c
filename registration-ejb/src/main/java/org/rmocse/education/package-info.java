/** Weighs continuing education against the rule. */
package org.rmocse.education;
