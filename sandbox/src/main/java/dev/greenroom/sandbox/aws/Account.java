package dev.greenroom.sandbox.aws;

import dev.greenroom.operator.cost.PriceBook;
import dev.greenroom.operator.cost.PriceBooks;
import dev.greenroom.sandbox.aws.bill.Bill;
import dev.greenroom.sandbox.time.SimulatedTime;
import java.time.Instant;
import java.util.function.Supplier;

/** What all services of the account share. One lock guards all state; nobody waits with it in hand. */
public final class Account {
    private final String id;
    private final SimulatedTime time;
    private final PriceBooks prices;
    private final Ids ids;
    private final Latencies latencies;
    private final Quotas quotas = new Quotas();
    private final Faults faults = new Faults();
    private final Bill bill;

    Account(String id, SimulatedTime time, PriceBooks prices, long seed) {
        this.id = id;
        this.time = time;
        this.prices = prices;
        ids = new Ids(seed);
        latencies = new Latencies(ids);
        bill = new Bill(time);
    }

    public String id() {
        return id;
    }

    public SimulatedTime time() {
        return time;
    }

    public Instant now() {
        return time.instant();
    }

    public Ids ids() {
        return ids;
    }

    public Latencies latencies() {
        return latencies;
    }

    public Quotas quotas() {
        return quotas;
    }

    public Faults faults() {
        return faults;
    }

    public Bill bill() {
        return bill;
    }

    public PriceBook prices(String region) {
        return prices.of(region);
    }

    /** Carries an operation out under the account's lock, unless something is told to go wrong with it. */
    <T> T call(Operation operation, Supplier<T> action) {
        Fault fault = faults.of(operation).orElse(null);
        if (fault instanceof Fault.Slow slow) {
            delay(slow);
        }
        synchronized (this) {
            try {
                refuse(fault, operation);
                return action.get();
            } catch (AwsException e) {
                throw e.during(operation, ids.uuid());
            }
        }
    }

    /** Looks at the state under the lock; no operation of an API. */
    public synchronized <T> T look(Supplier<T> look) {
        return look.get();
    }

    private static void refuse(Fault fault, Operation operation) {
        if (fault instanceof Fault.Throttle) {
            throw operation.service().equals("EC2")
                    ? AwsException.common("RequestLimitExceeded", 503, "Request limit exceeded.")
                    : AwsException.common("Throttling", "Rate exceeded");
        }
        if (fault instanceof Fault.Refuse refusal) {
            throw refusal.error().get();
        }
    }

    /** A request that is on its way is not called back: who interrupts finds out at the next wait. */
    private void delay(Fault.Slow slow) {
        try {
            time.sleep(slow.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
