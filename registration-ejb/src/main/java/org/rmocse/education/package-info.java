/**
 * Keeps the training bodies (继续教育机构) with their courses and the continuing education (继续教育) they report, and counts it
 * against the rule. Offers {@link org.rmocse.education.TrainingBodies}, {@link org.rmocse.education.Courses},
 * {@link org.rmocse.education.EducationImports}, {@link org.rmocse.education.AccessTokens}, {@link org.rmocse.education.Disputes},
 * {@link org.rmocse.education.EducationRecords} and
 * {@link org.rmocse.education.EducationRule}; depends on account, applicant and audit.
 */
package org.rmocse.education;
