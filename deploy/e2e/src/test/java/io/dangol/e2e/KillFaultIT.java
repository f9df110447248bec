package io.dangol.e2e;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kill -9 of every process in turn, again and again, each time in the middle of an import.
@Tag("faults")
@ExtendWith(FaultExtension.class)
class KillFaultIT {
    private static final int KILLS = Integer.getInteger("dangol.faults.kills", 21);
    private static final int LINES = 3_000;
    private static final int WRITES_BETWEEN = 15;

    @Test
    void nothingIsLostHoweverOftenProcessesAreKilled(Faults faults) throws Exception {
        faults.prove("kill -9", 2006, run -> {
            int halfDone = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                String victim = Suite.PROCESSES.get((kill - 1) % Suite.PROCESSES.size());
                run.awaitMoreOfEach(WRITES_BETWEEN);
                long done = run.startImport(LINES);
                run.suite().killAndAwaitRestart(victim);
                halfDone += done < LINES ? 1 : 0;
                run.progress("kill %d of %d: %s, at line %,d of an import of %,d"
                        .formatted(kill, KILLS, victim, done, LINES));
            }
            run.awaitMoreOfEach(WRITES_BETWEEN);
            return "%d kills, %d of them in the middle of an import".formatted(KILLS, halfDone);
        });
    }
}
