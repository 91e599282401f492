package dev.ark.contract.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.ark.contract.json.ArkJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what goes over the bus. A message is one JSON object whose last member is {@code mac}: the base64url HMAC-SHA256, under the bus
 * key, of the channel, a zero byte, and the text before that member. The channel is covered so that a message cannot be played on another one. Thread-safe.
 */
public final class BusSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String MAC_MEMBER = ",\"mac\":\"";
    /** 32 bytes in base64url without padding. */
    private static final int MAC_LENGTH = 43;

    private static final int SUFFIX_LENGTH = MAC_MEMBER.length() + MAC_LENGTH + 2;

    private final SecretKeySpec key;

    /** A seal under a key of at least 16 bytes. */
    public BusSeal(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a bus key has at least 16 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The sealed text of a record that writes itself as a JSON object with at least one member. */
    public String seal(String channel, Object message) {
        try {
            String json = ArkJson.mapper().writeValueAsString(message);
            String open = json.substring(0, json.length() - 1);
            return open + MAC_MEMBER + mac(channel, open) + "\"}";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message: " + message.getClass(), e);
        }
    }

    /** What a sealed text says, or empty when the seal is missing or wrong, or the text is not such a message. */
    public <T> Optional<T> open(String channel, String sealed, Class<T> type) {
        int end = sealed.length() - SUFFIX_LENGTH;
        if (end < 1 || !sealed.startsWith(MAC_MEMBER, end) || !sealed.endsWith("\"}")) {
            return Optional.empty();
        }
        String open = sealed.substring(0, end);
        String mac = sealed.substring(end + MAC_MEMBER.length(), end + MAC_MEMBER.length() + MAC_LENGTH);
        if (!MessageDigest.isEqual(
                mac.getBytes(StandardCharsets.US_ASCII), mac(channel, open).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        try {
            ObjectReader reader = ArkJson.mapper().readerFor(type);
            return Optional.of(reader.readValue(open + "}"));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private String mac(String channel, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(channel.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
