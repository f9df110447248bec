package io.dangol.analytics.kpi.figure;

import io.dangol.kit.problem.CommonProblem;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Every key figure that is served, by its id.
@ApplicationScoped
class KpiCatalogue {
    private final SortedMap<String, Kpi> byId = new TreeMap<>();

    KpiCatalogue(@All List<Kpi> kpis) {
        for (Kpi kpi : kpis) {
            if (byId.put(kpi.definition().id(), kpi) != null) {
                throw new IllegalStateException(
                        "two key figures are called " + kpi.definition().id());
            }
        }
    }

    /// In the order of their ids.
    Collection<Kpi> all() {
        return byId.values();
    }

    /// @throws io.dangol.kit.problem.Refusal 404 if there is none
    Kpi require(String id) {
        Kpi kpi = byId.get(id);
        if (kpi == null) {
            throw CommonProblem.notFound();
        }
        return kpi;
    }
}
