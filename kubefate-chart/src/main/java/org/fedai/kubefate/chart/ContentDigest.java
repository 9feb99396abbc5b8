package org.fedai.kubefate.chart;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** A digest of files that does not depend on their order. */
final class ContentDigest {
    private ContentDigest() {}

    static String of(List<ChartFile> files) {
        MessageDigest digest = sha256();
        files.stream().sorted(Comparator.comparing(ChartFile::name)).forEach(file -> {
            add(digest, file.name().getBytes(StandardCharsets.UTF_8));
            add(digest, file.data());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Prefixed with its length, so that different lists of files cannot have the same digest. */
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
