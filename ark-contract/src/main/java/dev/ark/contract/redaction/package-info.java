/**
 * Finds personal data and secrets in text and JSON, and replaces them by markers. Pure and linear in the length of what is looked at.
 *
 * <p>Two promises hold for any text: a redacted text has the same kinds as the text it was made of, and redacting it again changes
 * nothing. They rest on how scanners look around themselves. A scan goes from left to right and what follows a finding starts afresh,
 * as after a marker. To its right, a scanner may refuse a candidate only where {@link dev.ark.contract.redaction.Words#joined two words
 * are joined} or a decimal point stands, for there no other finding can begin, and so no marker can take the place of the reason to
 * refuse. Of several possible ends the longest is taken.
 */
package dev.ark.contract.redaction;
