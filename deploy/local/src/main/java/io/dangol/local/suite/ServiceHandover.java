package io.dangol.local.suite;

import io.dangol.local.Settings;
import io.dangol.local.process.Handover;
import java.io.IOException;

/// Moves the requests of one service from its former port to its next one, at the gateway and in the files that name
/// the ports.
final class ServiceHandover implements Handover {
    private final Settings settings;
    private final GatewayTargets targets;
    private final String service;
    private final Ports former;
    private final Ports next;

    ServiceHandover(Settings settings, GatewayTargets targets, String service, Ports former, Ports next) {
        this.settings = settings;
        this.targets = targets;
        this.service = service;
        this.former = former;
        this.next = next;
    }

    @Override
    public void begin() throws IOException {
        publish(next);
    }

    @Override
    public boolean isInUse() {
        return targets.areInUse();
    }

    @Override
    public boolean isDrained() {
        return targets.areDrained(service);
    }

    @Override
    public void undo() throws IOException {
        publish(former);
    }

    private void publish(Ports ports) throws IOException {
        targets.write(ports);
        ports.write(settings.home().ports());
        SuiteFile.write(settings, ports);
    }
}
