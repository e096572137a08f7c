package org.rmocse.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Passwords that are tried first: the hundred thousand most frequent of those that were stolen and published, alone or with digits
 * and signs behind them, what Chinese keyboards and numbers make of them, and whatever is little more than a word of this house.
 */
final class CommonPasswords {

    /** Of the library nbvcxz, most frequent first; read when somebody sets a password, which is seldom. */
    private static final String STOLEN = "/dictionaries/passwords.txt";

    private static final Set<String> TRIED_FIRST =
            Set.of("abc1234567", "woaini1314", "5201314520", "1314520520", "5201314521");

    /** What anybody guesses who knows what this system is; the longer ones first. */
    private static final List<String> WORDS_OF_THE_HOUSE = List.of(
            "registration",
            "gongchengshi",
            "engineer",
            "register",
            "zhuceanquan",
            "password",
            "anquan",
            "safety",
            "yingji",
            "rmocse",
            "zhuce",
            "admin",
            "注册安全工程师",
            "工程师",
            "安全",
            "注册",
            "应急",
            "密码");

    private static final Pattern HOUSE = Pattern.compile(String.join("|", WORDS_OF_THE_HOUSE));

    /** What is shorter stands at the beginning of too much. */
    private static final int SHORTEST = 6;

    private static final int LEAST_LETTERS = 4;

    private CommonPasswords() {}

    /** @param plain a password in small letters */
    static boolean has(String plain) {
        return TRIED_FIRST.contains(plain) || isOfTheHouse(plain) || isStolen(plain);
    }

    /** Whether beside the words of the house next to nothing is left but digits and signs, as a year. */
    private static boolean isOfTheHouse(String plain) {
        String rest = HOUSE.matcher(plain).replaceAll("");
        return rest.length() < plain.length()
                && rest.codePoints().filter(Character::isLetter).count() < LEAST_LETTERS;
    }

    private static boolean isStolen(String plain) {
        Set<String> beginnings = new HashSet<>();
        for (int end = plain.length();
                end >= SHORTEST && (end == plain.length() || !Character.isLetter(plain.charAt(end)));
                end--) {
            beginnings.add(plain.substring(0, end));
        }
        try (InputStream in = CommonPasswords.class.getResourceAsStream(STOLEN);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.toLowerCase(Locale.ROOT)).anyMatch(beginnings::contains);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
