package io.dangol.loyalty.ledger.integrity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a check has found so far, next to what was found before it.
final class Findings {
    private final List<Violation> before;
    private final Map<Invariant, Set<Violation>> found = new EnumMap<>(Invariant.class);
    private final Map<Invariant, Long> numbers = new EnumMap<>(Invariant.class);
    private final Set<ViolationKey> looked = new HashSet<>();
    private final List<Slice> slices = new ArrayList<>();

    Findings(List<Violation> before) {
        this.before = List.copyOf(before);
    }

    /// What is looked at again: an invariant at one id.
    record ViolationKey(Invariant invariant, IdSpace domain, UUID id) {
        static ViolationKey of(Violation violation) {
            return new ViolationKey(violation.invariant(), violation.domain(), violation.place());
        }
    }

    private record Slice(IdSpace domain, IdRange range) {}

    /// The keys of what was found before.
    List<ViolationKey> earlier() {
        return before.stream().map(ViolationKey::of).distinct().toList();
    }

    void lookedAt(ViolationKey key) {
        looked.add(key);
    }

    void covered(IdSpace domain, IdRange range) {
        slices.add(new Slice(domain, range));
    }

    void counted(Invariant invariant, long number) {
        numbers.merge(invariant, number, Long::sum);
    }

    void found(List<Violation> violations) {
        for (Violation violation : violations) {
            Set<Violation> known = found.computeIfAbsent(violation.invariant(), any -> new LinkedHashSet<>());
            if (known.size() < IntegrityRepository.VIOLATIONS_MOST) {
                known.add(violation);
            }
        }
    }

    /// How many things were looked at.
    long number(Invariant invariant) {
        return numbers.getOrDefault(invariant, 0L);
    }

    /// What is wrong as far as is known: what was found now, and what was before and has not been looked at again.
    List<Violation> violations(Invariant invariant) {
        Set<Violation> known = new LinkedHashSet<>(found.getOrDefault(invariant, Set.of()));
        before.stream()
                .filter(violation -> violation.invariant() == invariant && !isLookedAt(violation))
                .forEach(known::add);
        return known.stream().limit(IntegrityRepository.VIOLATIONS_MOST).toList();
    }

    /// What was not known before.
    List<Violation> added() {
        Set<Violation> known = new HashSet<>(before);
        return List.of(Invariant.values()).stream()
                .flatMap(invariant -> violations(invariant).stream())
                .filter(violation -> !known.contains(violation))
                .toList();
    }

    /// What was known before and is so no more.
    List<Violation> mended() {
        return before.stream()
                .filter(violation -> isLookedAt(violation)
                        && !found.getOrDefault(violation.invariant(), Set.of()).contains(violation))
                .toList();
    }

    private boolean isLookedAt(Violation violation) {
        return looked.contains(ViolationKey.of(violation))
                || slices.stream()
                        .anyMatch(slice -> slice.domain() == violation.domain()
                                && slice.range().contains(violation.place()));
    }
}
