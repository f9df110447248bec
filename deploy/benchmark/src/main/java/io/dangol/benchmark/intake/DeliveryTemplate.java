package io.dangol.benchmark.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dangol.benchmark.load.Digits;
import io.dangol.benchmark.sql.Customers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A delivery on the wire that is rendered once; for each use only the delivery's number, the customer and the
/// signature are put in their places.
final class DeliveryTemplate {
    /// What an id begins with.
    static final String ID = "msg_";

    private static final int ID_DIGITS = 24;
    private static final int REFERENCE_DIGITS = 12;

    private final byte[] bytes;
    private final int idAt;
    private final int idLength;
    private final ByteBuffer timestamp;
    private final int signatureAt;
    private final int bodyAt;
    private final int customerAt;
    private final int referenceAt;
    private final int referenceLength;

    /// @param authority host and port, as in the header `Host`
    /// @param path where the source delivers
    /// @param load what the ids begin with; of its own for each load
    /// @param sentAt when the source says that it sent it
    DeliveryTemplate(String authority, String path, String load, Instant sentAt, Message message) {
        String seconds = Long.toString(sentAt.getEpochSecond());
        String id = ID + load + "0".repeat(ID_DIGITS);
        String customer = "0".repeat(Customers.NAME_DIGITS);
        String reference = "r-" + load + "-" + "0".repeat(REFERENCE_DIGITS);
        String bodyStart = "{\"kind\":\"" + message.kind() + "\",\"channel\":\"app\",\"customer\":{\"externalId\":\"";
        String bodyMiddle = "\"},\"externalRef\":\"";
        byte[] body = utf8(
                bodyStart + customer + bodyMiddle + reference + "\",\"occurredAt\":\"" + sentAt + "\"" + said(message));
        String headStart = "POST " + path + " HTTP/1.1\r\n"
                + "Host: " + authority + "\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\n"
                + "webhook-timestamp: " + seconds + "\r\n"
                + "webhook-id: ";
        String headMiddle = "\r\nwebhook-signature: v1,";
        byte[] head = utf8(headStart + id + headMiddle + "0".repeat(Signer.SIGNATURE_LENGTH) + "\r\n\r\n");
        this.bytes = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
        this.idAt = headStart.length();
        this.idLength = id.length();
        this.timestamp = ByteBuffer.wrap(utf8(seconds)).asReadOnlyBuffer();
        this.signatureAt = idAt + id.length() + headMiddle.length();
        this.bodyAt = head.length;
        // All that is in front of them is ASCII.
        this.customerAt = bodyAt + bodyStart.length();
        this.referenceAt = customerAt + customer.length() + bodyMiddle.length();
        this.referenceLength = reference.length();
    }

    /// How many bytes a use has.
    int length() {
        return bytes.length;
    }

    /// The signature of a use.
    ///
    /// @param scratch with room for one
    byte[] sign(ByteBuffer scratch, Signer signer, long number, long customer) {
        scratch.clear();
        render(scratch, number, customer);
        return signer.sign(
                scratch.slice(idAt, idLength), timestamp.duplicate(), scratch.slice(bodyAt, bytes.length - bodyAt));
    }

    /// Appends a use.
    ///
    /// @param signatures where its signature is
    /// @param signatureFrom and where in it
    void render(ByteBuffer target, long number, long customer, byte[] signatures, int signatureFrom) {
        int start = target.position();
        render(target, number, customer);
        target.put(start + signatureAt, signatures, signatureFrom, Signer.SIGNATURE_LENGTH);
    }

    private void render(ByteBuffer target, long number, long customer) {
        int start = target.position();
        target.put(bytes);
        Digits.write(target, start + idAt + idLength - ID_DIGITS, ID_DIGITS, number);
        Digits.write(target, start + customerAt, Customers.NAME_DIGITS, customer);
        Digits.write(target, start + referenceAt + referenceLength - REFERENCE_DIGITS, REFERENCE_DIGITS, number);
    }

    private static String said(Message message) {
        StringBuilder json = new StringBuilder();
        message.score()
                .ifPresent(score -> json.append(",\"rating\":{\"metric\":\"csat\",\"score\":")
                        .append(score)
                        .append('}'));
        message.words().ifPresent(words -> json.append(",\"text\":").append(JsonNodeFactory.instance.textNode(words)));
        return json.append('}').toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
