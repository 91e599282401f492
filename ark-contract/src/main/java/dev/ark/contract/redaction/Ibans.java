package dev.ark.contract.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * International bank account numbers of ISO 13616: the length of the country and the check digits, in one or in groups of
 * four, its letters all large or all small.
 */
final class Ibans {
    /** The lengths in the register of SWIFT. */
    private static final String REGISTER = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 \
            FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 \
            LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 \
            SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30""";

    private static final int LETTERS = 26;
    /** The length for each pair of letters, 0 where there is no such country. */
    private static final byte[] LENGTHS = lengths();

    private Ibans() {}

    /** The end of the IBAN that begins at an index where a word begins. */
    static int end(String text, int start) {
        if (!Words.isDigit(text, start + 2) || !Words.isDigit(text, start + 3)) {
            return Words.NONE;
        }
        int length = length(text.charAt(start), text.charAt(start + 1));
        if (length == 0) {
            return Words.NONE;
        }
        char[] characters = new char[length];
        int index = start;
        for (int read = 0; read < length; read++) {
            boolean between = read > 0 && read % 4 == 0;
            if (between && index < text.length() && text.charAt(index) == ' ') {
                index++;
            }
            if (index == text.length() || !Words.isAlphanumeric(text.charAt(index))) {
                return Words.NONE;
            }
            characters[read] = text.charAt(index);
            index++;
        }
        return !Words.joined(text, index) && isOfOneCase(characters) && remainder(characters) == 1 ? index : Words.NONE;
    }

    /** What mixes its letters' cases is rather a piece of some encoding, one in a hundred of which would pass. */
    private static boolean isOfOneCase(char[] characters) {
        boolean lower = false;
        boolean upper = false;
        for (char c : characters) {
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
        }
        return !(lower && upper);
    }

    private static int length(char first, char second) {
        return Words.isAsciiLetter(first) && Words.isAsciiLetter(second) ? LENGTHS[pair(first, second)] : 0;
    }

    private static int pair(char first, char second) {
        return (value(first) - 10) * LETTERS + value(second) - 10;
    }

    /** 0 to 9 for a digit, 10 to 35 for a letter of either case. */
    private static int value(char c) {
        return Words.isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    /** The number modulo 97, its first four characters put at its end. */
    private static int remainder(char[] characters) {
        int remainder = 0;
        for (int i = 0; i < characters.length; i++) {
            int value = value(characters[(i + 4) % characters.length]);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder;
    }

    private static byte[] lengths() {
        byte[] lengths = new byte[LETTERS * LETTERS];
        Matcher country = Pattern.compile("([A-Z])([A-Z])([0-9]{2})").matcher(REGISTER);
        while (country.find()) {
            int pair = pair(country.group(1).charAt(0), country.group(2).charAt(0));
            lengths[pair] = Byte.parseByte(country.group(3));
        }
        return lengths;
    }
}
