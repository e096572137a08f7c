/**
 * Keeps the continuing education (继续教育) that training bodies report, and counts it against the rule. Offers
 * {@link org.rmocse.education.EducationImports}, {@link org.rmocse.education.EducationRecords} and
 * {@link org.rmocse.education.EducationRule}; depends on account, applicant and audit.
 */
package org.rmocse.education;
