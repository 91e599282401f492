package dev.ark.contract.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A false alarm denies an action: what agents write day by day must not look sensitive. */
class OrdinaryTextTest {
    private static final int ROUNDS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Buying 100 AAPL at 187.20, stop 177.84, target 210.60: reward ratio 2.5",
                "Equity 1,234,567.89 USD; exposure 12.5 %; drawdown -3.2 %; P&L +1,204.50",
                "+5 +12.5 +100 +0.52 +1.25 1.30 1.45 1+15551234567",
                "+1 234 567.89 EUR",
                "+12345678.90",
                "volume 5000000000, market cap 3400000000000",
                "4000 4100 4200",
                "prices 187.2 187.3 187.4 187.5 187.6 187.7",
                "quantities 400 500 600 700 800",
                "2026-11-24",
                "2026-11-24T19:14:41Z",
                "2026-11-24T19:14:41.123456789+02:00",
                "2026-11-24 19:14:41.123 - 2026-11-25 20:15:42.456",
                "20261124191441123",
                "epoch 1764000000, 1764000000000, 1764000000000000, 1764000000000000000",
                "order 123e4567-e89b-42d3-a456-426614174000 filled",
                "42345678-1234-4234-8234-123456789012",
                "0193a5b2-7c4d-7e8f-9a0b-1c2d3e4f5061",
                "sha256:4111111111111111e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934c",
                "a4111111111111111",
                "4111111111111111a",
                "_4111111111111111",
                "4111111111111111.45",
                "0.4111111111111111",
                "1234567890123.45",
                "4111111111111112",
                "1111111111111117",
                "7111111111111111",
                "9999999999999995",
                "411111111111",
                "41111111111111111111",
                "2220990000000003",
                "2721000000000004",
                "41 11 11 11 11 11 11 11",
                "4111  1111  1111  1111",
                "4111/1111/1111/1111",
                "GB82WEST12345698765433",
                "GB82WEST1234569876543",
                "GB82WEST123456987654321",
                "XX82WEST12345698765432",
                "GB8AWEST12345698765432",
                "xGB82WEST12345698765432",
                "ORD-20261124-0001 and ORD-7731-4521",
                "CUSIP 037833100, ISIN US0378331005, SEDOL 2046251, LEI 5493001KJTIIGC8Y1R12",
                "tickers AAPL MSFT BRK.B BTC-USD ETH/USDT ES=F ^GSPC $TSLA @ES",
                "ISBN 978-0-306-40615-7",
                "SSN-like 123-45-6789",
                "155-123-4567",
                "5551234567",
                "555-1234",
                "555-123-45678",
                "555-123.4567",
                "(555) 123-456",
                "f(555, 123, 4567)",
                "10.0.0.1:8080, 192.168.100.200, 2001:db8::1, v1.2.3-rc.4",
                "GMT+10, UTC+02:00, C++17, a+b, 3+4",
                "https://example.com/a?q=1+2&t=1764000000000#x",
                "https://medium.com/@someone/post-1234",
                "redis://localhost:6379/0",
                "@Override public int at(int i) { return a[i] + 1; }",
                "import numpy as np; y = a @ b; z = a@b.T",
                "left-pad@1.2.3-beta.rc lodash@4.17.21 @types/node@20",
                "ann@localhost, ann at example.com, ann@, @example.com, ann@example, ann@.com, ann@example.c",
                "image ark@sha256:9f86d081884c7d65",
                "this task-abcdefghijklmnopqrstuvwxyz0123456789ABCDEF at risk-free rate",
                "class='sk-loading-spinner-container-large-animated'",
                "AKIA, AKIAIOSFODNN7EXAMPL, AKIAIOSFODNN7EXAMPLES, XAKIAIOSFODNN7EXAMPLE, AKIAiosfodnn7example",
                "ghp_short, xoxb-1, sk_live_, sk-1234, AIzaShort, sk_test_abcdefghijklmnop12345678",
                "aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}",
                "AccountKey=<your key>; secret_access_key: secret://aws/key",
                "primary_key = abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
                "[redacted]",
                "[redacted:other]",
                "[redacted:card",
                "redacted:card]",
                "-----BEGIN-----",
                "----------------------------",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "Лонг по SBER, цена 301.25; 買い 100 株; سعر ١٢٣٫٤٥",
                "\uD83D\uDE80 to the moon \uD83D\uDE80",
                "\uD83D"
            })
    void nothingIsFoundInWhatIsOrdinary(String text) {
        assertThat(Detectors.find(text)).isEmpty();
        assertThat(Redaction.of(text)).isSameAs(text);
    }

    @Test
    void identifiersDigestsAndNumbersAreOrdinary() {
        none(
                "UUID version 4",
                random -> new UUID(
                                (random.nextLong() & ~0xF000L) | 0x4000L,
                                (random.nextLong() & (-1L >>> 2)) | (1L << 63))
                        .toString());
        none(
                "UUID version 7",
                random -> new UUID(
                                ((1_764_000_000_000L + random.nextInt()) << 16) | 0x7000L | random.nextInt(0x1000),
                                (random.nextLong() & (-1L >>> 2)) | (1L << 63))
                        .toString());
        none("SHA-256", random -> HexFormat.of().formatHex(bytes(random, 32)));
        none(
                "price",
                random -> new java.math.BigDecimal(new BigInteger(60, random), 1 + random.nextInt(8)).toPlainString());
        none("identifier", random -> "ord" + new BigInteger(60, random));
        none(
                "time",
                random -> java.time.Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))
                        .toString());
        none("base64", random -> Base64.getEncoder().encodeToString(bytes(random, 60)));
        none("base64url", random -> Base64.getUrlEncoder().encodeToString(bytes(random, 60)));
    }

    private static void none(String what, Function<Random, String> generator) {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("ordinary " + what + ", seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = generator.apply(random);
            assertThat(Detectors.find(text)).as("%s %s", what, text).isEmpty();
        }
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
