package io.dangol.benchmark.intake;

import io.dangol.benchmark.load.Outgoing;
import java.nio.ByteBuffer;
import java.util.List;

/// An endless row of signed deliveries, each with an id and from a customer of its own drawing. They are signed before
/// the load begins, because whoever signs shares the processors with what is measured: a signature is good for five
/// minutes. Only the signatures are kept; all else follows from the delivery's number.
final class Deliveries implements Outgoing {
    private static final int ACCEPTED = 202;

    /// The odd constants of SplitMix64 (Steele, Lea, Flood 2014), which make a random-looking number of every number.
    private static final long STEP = 0x9e37_79b9_7f4a_7c15L;

    private static final long FIRST_MIX = 0xbf58_476d_1ce4_e5b9L;
    private static final long SECOND_MIX = 0x94d0_49bb_1331_11ebL;

    private final List<DeliveryTemplate> templates;
    private final Signer signer;
    private final long customers;
    private final AnswerIds ids;
    private final ByteBuffer scratch;
    private final byte[] signatures;
    private final int signedAhead;
    private long made;

    /// @param templates used in turn
    /// @param customers how many there are
    /// @param signedAhead how many are signed now; those that follow are signed as they are sent
    /// @param ids gets what the answers promise
    Deliveries(List<DeliveryTemplate> templates, Signer signer, long customers, int signedAhead, AnswerIds ids) {
        this.templates = List.copyOf(templates);
        this.signer = signer;
        this.customers = customers;
        this.ids = ids;
        this.scratch = ByteBuffer.allocate(longest());
        this.signatures = new byte[signedAhead * Signer.SIGNATURE_LENGTH];
        this.signedAhead = signedAhead;
        for (int number = 0; number < signedAhead; number++) {
            System.arraycopy(
                    signature(number), 0, signatures, number * Signer.SIGNATURE_LENGTH, Signer.SIGNATURE_LENGTH);
        }
    }

    @Override
    public int longest() {
        return templates.stream().mapToInt(DeliveryTemplate::length).max().orElseThrow();
    }

    @Override
    public void next(ByteBuffer target) {
        DeliveryTemplate template = template(made);
        if (made < signedAhead) {
            template.render(target, made, customer(made), signatures, (int) made * Signer.SIGNATURE_LENGTH);
        } else {
            template.render(target, made, customer(made), signature(made), 0);
        }
        made++;
    }

    @Override
    public int acknowledgedBy() {
        return ACCEPTED;
    }

    @Override
    public int keptOfAnswer() {
        return AnswerIds.KEPT_OF_ANSWER;
    }

    @Override
    public void acknowledged(ByteBuffer body) {
        ids.add(body);
    }

    /// How many were signed as they were sent.
    long signedLate() {
        return Math.max(0, made - signedAhead);
    }

    private byte[] signature(long number) {
        return template(number).sign(scratch, signer, number, customer(number));
    }

    private DeliveryTemplate template(long number) {
        return templates.get((int) (number % templates.size()));
    }

    private long customer(long number) {
        long mixed = (number + 1) * STEP;
        mixed = (mixed ^ (mixed >>> 30)) * FIRST_MIX;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND_MIX;
        return Long.remainderUnsigned(mixed ^ (mixed >>> 31), customers);
    }
}
