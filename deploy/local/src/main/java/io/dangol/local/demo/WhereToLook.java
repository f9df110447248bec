package io.dangol.local.demo;

import java.io.PrintStream;
import java.net.URI;

/// Prints what to do next: the documentation and commands that work as they are pasted.
///
/// @param gateway where the suite is
/// @param command how the person at the keyboard calls `./dangol`
record WhereToLook(URI gateway, String command, Messages messages) {
    void print(PrintStream out, String customerId) {
        out.println();
        out.println(messages.say("look.docs", gateway + "/docs"));
        out.println(messages.say("look.paste"));
        String year = "from=" + Year.START + "&to=" + Year.END;
        curl(out, "analyst", "/v1/kpis/nps?" + year + "&by=channel");
        curl(out, "analyst", "/v1/kpis/revenue/series?" + year + "&step=month&currency=KRW");
        curl(out, "agent", "/v1/customers/" + customerId);
        curl(out, "agent", "/v1/feedback?kind=complaint&limit=5");
        curl(out, "agent", "/v1/cases?state=open&limit=5");
        curl(out, "operator", "/v1/integrity");
    }

    private void curl(PrintStream out, String role, String path) {
        out.println("  curl -s -H \"Authorization: Bearer $(" + command + " token --role " + role + ")\" '" + gateway
                + path + "'");
    }
}
