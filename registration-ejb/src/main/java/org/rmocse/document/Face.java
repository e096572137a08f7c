package org.rmocse.document;

/**
 * A face as the model sees it.
 *
 * @param x its middle, as a share of the picture's width from the left
 * @param y its middle, as a share of the picture's height from the top
 * @param width from ear to ear about, as a share of the picture's width
 * @param tilt degrees from the horizon to the line through the eyes, clockwise positive
 * @param score how sure the model is, 0 to 1
 */
record Face(double x, double y, double width, double tilt, double score) {}
