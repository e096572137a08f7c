/**
 * Counts continuing education (继续教育) against the rule. Offers {@link org.rmocse.education.EducationRule}; depends on nothing
 * but the language.
 */
package org.rmocse.education;
