package dev.greenroom.sandbox.aws;

import dev.greenroom.sandbox.aws.logs.Logs;
import java.util.List;

/** The services of the account in one region. */
public final class Region {
    private final Account account;
    private final String name;
    private final Logs logs;

    Region(Account account, String name) {
        this.account = account;
        this.name = name;
        logs = new Logs(endpoint("CloudWatch Logs"));
    }

    public String name() {
        return name;
    }

    public Account account() {
        return account;
    }

    public Logs logs() {
        return logs;
    }

    List<Service> services() {
        return List.of(logs);
    }

    private ServiceEndpoint endpoint(String service) {
        return new ServiceEndpoint(account, name, service);
    }
}
