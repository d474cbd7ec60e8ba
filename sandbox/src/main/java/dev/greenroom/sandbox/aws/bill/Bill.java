package dev.greenroom.sandbox.aws.bill;

import dev.greenroom.operator.cost.CostItem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's bill. Thread-safe. */
public final class Bill {
    /** The tag that costs are allocated by. */
    public static final String OWNER_TAG = "greenroom.dev/owner";

    private final Clock time;
    private final List<Usage> ended = new ArrayList<>();
    private final Map<Key, Usage> running = new LinkedHashMap<>();

    private record Key(String resource, CostItem item) {}

    public Bill(Clock time) {
        this.time = time;
    }

    /**
     * The resource is in use at this price, in place of the price that it had.
     *
     * @param from when the price begins to count
     */
    public synchronized void use(
            String resource, Map<String, String> tags, CostItem item, BigDecimal hourly, Instant from) {
        Usage next = new Usage(resource, tags.getOrDefault(OWNER_TAG, ""), item, hourly, from, null);
        Key key = new Key(resource, item);
        Usage last = running.get(key);
        if (last != null && last.owner().equals(next.owner()) && last.hourly().compareTo(hourly) == 0) {
            return;
        }
        end(key, from);
        if (hourly.signum() > 0) {
            running.put(key, next);
        }
    }

    /** The resource is used up, or put aside, from then on. */
    public synchronized void end(String resource, Instant at) {
        List<Key> keys = running.keySet().stream()
                .filter(key -> key.resource().equals(resource))
                .toList();
        keys.forEach(key -> end(key, at));
    }

    private void end(Key key, Instant at) {
        Usage last = running.remove(key);
        if (last != null && at.isAfter(last.from())) {
            ended.add(last.endedAt(at));
        }
    }

    /** All intervals so far, those that go on included. */
    public synchronized List<Usage> usages() {
        List<Usage> all = new ArrayList<>(ended);
        all.addAll(running.values());
        return List.copyOf(all);
    }

    /** US dollars so far, of everybody. */
    public BigDecimal total() {
        Instant now = time.instant();
        return usages().stream().map(usage -> usage.until(now)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** US dollars so far by owner tag; an empty owner: what has no such tag. */
    public Map<String, BigDecimal> byOwner() {
        Instant now = time.instant();
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        usages().forEach(usage -> sums.merge(usage.owner(), usage.until(now), BigDecimal::add));
        return sums;
    }

    /** US dollars so far of one owner. */
    public BigDecimal of(String owner) {
        return Optional.ofNullable(byOwner().get(owner)).orElse(BigDecimal.ZERO);
    }

    /** US dollars so far of one owner, by item. */
    public Map<CostItem, BigDecimal> itemsOf(String owner) {
        Instant now = time.instant();
        Map<CostItem, BigDecimal> sums = new EnumMap<>(CostItem.class);
        usages().stream()
                .filter(usage -> usage.owner().equals(owner))
                .forEach(usage -> sums.merge(usage.item(), usage.until(now), BigDecimal::add));
        return sums;
    }
}
