package dev.greenroom.operator.cloud;

import java.util.List;

/** Compares an environment with what AWS has of it. */
public interface DriftReader {

    /**
     * What somebody changed or took away since it was brought up, by a handful of Describe calls; empty: nothing. What the
     * environment's roles may do is not looked at.
     */
    List<Difference> differences(Standing standing);
}
